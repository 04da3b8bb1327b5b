import type { CheckContext, Loader, LoadRejection } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";
import { readReference } from "@regiohub/schema/reference";

const MIRRORED: Mirrored = {
  table: "mobility.profile",
  key: { member_number: "member_number" },
  columns: ["function_wanted", "fte_from", "fte_to", "regions", "available_from", "available_to"],
};

/** Staged profiles → `mobility.profile`. In a full delivery, what is not delivered goes. */
export const profileLoader: Loader = {
  kind: "profile",
  async check(context) {
    await context.reject(await inUnknownRegions(context));
  },
  load: (context) => mirror(context, MIRRORED),
};

/** Regions are kept by another part of the hub; their list is the same reference. */
async function inUnknownRegions({ client, staged }: CheckContext): Promise<LoadRejection[]> {
  const regions = await readReference("regions.csv", ["scheme", "code"]);
  const codes = regions.filter(({ scheme }) => scheme === "ARBEIDSMARKTREGIO").map(({ code }) => code);
  const { rows } = await client.query<{ file: number; line: number }>(
    `select _file as file, _line as line from ${staged}
      where not string_to_array(regions, ' ') <@ $1::text[] order by 1, 2`,
    [codes],
  );
  const expected = words(
    "codes of labour-market regions, AM01 to AM38",
    "codes van arbeidsmarktregio's, AM01 tot AM38",
  );
  return rows.map((row) => ({ ...row, field: "regions", code: "REFERENCE_UNKNOWN", expected }));
}
