import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { ClientBase } from "pg";
import type { StaffDb } from "../tables.js";

/** The lock of a board's cells, by which who counts them and who changes what is counted wait for each other. */
const LOCK = "pg_advisory_xact_lock(hashtextextended('staff.day_cell ' || board, 0))";

/** Locks the cells of boards until the transaction ends, in one order for everybody. */
export async function lockCells(db: StaffDb, boards: readonly BoardNumber[]): Promise<void> {
  await sql`
    select ${sql.raw(LOCK)} from (select board from unnest(${boards}::text[]) as board order by board) wanted`.execute(
    db,
  );
}

/**
 * Has a board's cells, and who of it came and left, counted anew at the next question: something else than a delivery
 * changes what they are counted from. Under the subgraph's role, in the transaction of the change.
 */
export async function staleCells(client: ClientBase, board: BoardNumber): Promise<void> {
  await client.query(`select ${LOCK} from (values ($1)) as one (board)`, [board]);
  await client.query("update staff.day_cell_state set is_stale = true where board_no = $1", [board]);
  await client.query("delete from staff.observed_year where board_no = $1", [board]);
}
