import type { CheckContext, Loader, LoadRejection } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";

const MIRRORED: Mirrored = {
  table: "subsidies.application",
  key: { application_number: "application_number" },
  columns: ["scheme_code", "centre_code", "requested_cents", "status", "submitted_on"],
};

/** Staged applications → `subsidies.application`. In a full delivery, what is not delivered goes. */
export const applicationLoader: Loader = {
  kind: "application",
  async check(context) {
    await context.reject(await unknownSchemes(context));
  },
  load: (context) => mirror(context, MIRRORED),
};

async function unknownSchemes({ client, staged }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select _file as file, _line as line from ${staged} as staged
      where not exists (select from subsidies.scheme where code = staged.scheme_code) order by 1, 2`,
  );
  const expected = words(
    "the code of a subsidy scheme (regeling) that the hub knows",
    "de code van een regeling die de hub kent",
  );
  return rows.map((row) => ({ ...row, field: "schemeCode", code: "REFERENCE_UNKNOWN", expected }));
}
