import type { LoadContext, LoadCounts } from "@regiohub/infra/hub";
import { keepDelivering, lockBoard } from "../board/load.js";
import { assignments, rowOf } from "./rows.js";

/** A table that holds one row per record of a kind, within a board. */
export interface Mirrored {
  /** `staff.unit`; it has `board_no` and `run_id`. */
  readonly table: string;
  /** Its key within the board. */
  readonly key: string;
  /** The staging column of that key. */
  readonly stagedKey: string;
  /** Columns with the same name in both. */
  readonly columns: readonly string[];
}

/**
 * Brings a board's rows to what was delivered. Rows that are as they were are not rewritten;
 * rows that were not delivered go only when the delivery covers everything.
 */
export async function mirror(context: LoadContext, { table, key, stagedKey, columns }: Mirrored): Promise<LoadCounts> {
  const { client, board, staged, runId, coverage } = context;
  await lockBoard(context);
  await keepDelivering(context);
  const changed = await client.query(
    `update ${table} t set ${assignments("s", columns)}, run_id = $2
     from ${staged} s
     where t.board_no = $1 and t.${key} = s.${stagedKey} and ${rowOf("t", columns)} is distinct from ${rowOf("s", columns)}`,
    [board, runId],
  );
  const added = await client.query(
    `insert into ${table} (board_no, ${key}, ${columns.join(", ")}, run_id)
     select $1, s.${stagedKey}, ${columns.map((column) => `s.${column}`).join(", ")}, $2
     from ${staged} s
     where not exists (select from ${table} t where t.board_no = $1 and t.${key} = s.${stagedKey})`,
    [board, runId],
  );
  const removed =
    coverage === "full"
      ? await client.query(
          `delete from ${table} t
           where t.board_no = $1 and not exists (select from ${staged} s where s.${stagedKey} = t.${key})`,
          [board],
        )
      : undefined;
  const { rows } = await client.query<{ count: number }>(`select count(*) from ${staged}`);
  const counts = { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed: removed?.rowCount ?? 0 };
  return { ...counts, unchanged: (rows[0]?.count ?? 0) - counts.added - counts.changed };
}
