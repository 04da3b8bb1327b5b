import type { Loader } from "@regiohub/infra/hub";

/** The days of which a board's deliveries tell: one row, the last that was said. */
export const observedLoader: Loader = {
  kind: "observed",
  async load({ client, board, runId, staged }) {
    const { rows } = await client.query<{ added: boolean }>(
      `insert into mobility.observed as o (board_no, from_on, until_on, basis, run_id)
       select $1, from_on, until_on, basis, $2 from ${staged}
       on conflict (board_no) do update
         set from_on = excluded.from_on, until_on = excluded.until_on, basis = excluded.basis, run_id = excluded.run_id
       returning xmax = 0 as added`,
      [board, runId],
    );
    const added = rows.filter((row) => row.added).length;
    return { added, changed: rows.length - added, removed: 0, unchanged: 0 };
  },
};
