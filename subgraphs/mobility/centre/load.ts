import { HubError } from "@regiohub/infra/errors";
import type { CheckContext, LoadContext, LoadCounts, Loader, LoadRejection } from "@regiohub/infra/hub";

/** Staged centres → `mobility.centre`, led by the delivering board. In a full delivery, what is not delivered goes. */
export const centreLoader: Loader = {
  kind: "centre",
  async check(context) {
    if (context.board === null) throw new HubError("USAGE", "centre: a delivery without a board. Expected --board.");
    // One delivery of centres at a time: no other board can claim a code after this look. Readers go on.
    await context.client.query("lock table mobility.centre in share row exclusive mode");
    await context.reject(await ofOtherBoards(context));
  },
  async load(context) {
    const removed = context.coverage === "full" ? await remove(context) : 0;
    return { ...(await upsert(context)), removed };
  },
};

async function remove({ client, staged, board }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from mobility.centre as held where board_no = $1
        and not exists (select from ${staged} as staged where staged.centre_code = held.centre_code)`,
    [board],
  );
  return rowCount ?? 0;
}

async function upsert({ client, staged, board, runId }: LoadContext): Promise<Omit<LoadCounts, "removed">> {
  const { rows } = await client.query<Omit<LoadCounts, "removed">>(
    `with written as (
       insert into mobility.centre as held (board_no, centre_code, name, status, starts_on, ends_on, run_id)
       select $1, centre_code, name, status, starts_on, ends_on, $2 from ${staged}
       on conflict (centre_code) do update set
         name = excluded.name, status = excluded.status, starts_on = excluded.starts_on,
         ends_on = excluded.ends_on, run_id = excluded.run_id
       where (held.name, held.status, held.starts_on, held.ends_on)
         is distinct from (excluded.name, excluded.status, excluded.starts_on, excluded.ends_on)
       returning xmax = 0 as added -- no row version before it
     )
     select count(*) filter (where added) as added, count(*) filter (where not added) as changed,
       (select count(*) from ${staged}) - count(*) as unchanged
       from written`,
    [board, runId],
  );
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 };
}

async function ofOtherBoards({ client, staged, board }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select staged._file as file, staged._line as line
       from ${staged} as staged join mobility.centre as held using (centre_code)
      where held.board_no <> $1 order by 1, 2`,
    [board],
  );
  const expected = "a code that no other board leads a centre under";
  return rows.map((row) => ({ ...row, field: "centreCode", code: "NOT_YOURS", expected }));
}
