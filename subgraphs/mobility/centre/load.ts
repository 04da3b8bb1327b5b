import type { CheckContext, Loader, LoadRejection } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";

const MIRRORED: Mirrored = {
  table: "mobility.centre",
  key: { centre_code: "centre_code" },
  columns: ["name", "status", "starts_on", "ends_on"],
};

/** Staged centres → `mobility.centre`, led by the delivering board. In a full delivery, what is not delivered goes. */
export const centreLoader: Loader = {
  kind: "centre",
  async check(context) {
    // One delivery of centres at a time: no other board can claim a code after this look. Readers go on.
    await context.client.query("lock table mobility.centre in share row exclusive mode");
    await context.reject(await ofOtherBoards(context));
  },
  load: (context) => mirror(context, MIRRORED),
};

async function ofOtherBoards({ client, staged, board }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select staged._file as file, staged._line as line
       from ${staged} as staged join mobility.centre as held using (centre_code)
      where held.board_no <> $1 order by 1, 2`,
    [board],
  );
  const expected = words(
    "a code that no other board leads a centre under",
    "een code waaronder geen ander bestuur een centrum leidt",
  );
  return rows.map((row) => ({ ...row, field: "centreCode", code: "NOT_YOURS", expected }));
}
