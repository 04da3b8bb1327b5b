import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { staleCells } from "../cells/stale.js";

/** Ids that these numbers have had; a person who went and came back has several. */
export async function idsOf(
  client: ClientBase,
  board: BoardNumber,
  numbers: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from staff.member where board_no = $1 and number = any ($2)
     union select id from staff.member_past where board_no = $1 and number = any ($2)`,
    [board, numbers],
  );
  return rows.map(({ id }) => id);
}

/** Tables that have rows about people, with the column that says about whom; what belongs to others first. */
const TABLES = [
  ["absence", "member_id"],
  ["assignment", "member_id"],
  ["employment", "member_id"],
  ["member", "id"],
] as const;

/**
 * Takes away all rows about people, those of the past too, and their numbers where they were replaced. What the tables'
 * triggers copy into the past meanwhile goes as well. What was counted with them is counted anew. Gives the number of rows that were there.
 */
export async function erasePeople(client: ClientBase, board: BoardNumber, numbers: readonly string[]): Promise<number> {
  const ids = await idsOf(client, board, numbers);
  let rows = 0;
  for (const [table, column] of TABLES) {
    const about = `board_no = $1 and ${column} = any ($2::uuid[])`;
    const past = await client.query(`delete from staff.${table}_past where ${about}`, [board, ids]);
    const present = await client.query(`delete from staff.${table} where ${about}`, [board, ids]);
    if (present.rowCount) await client.query(`delete from staff.${table}_past where ${about}`, [board, ids]);
    rows += (past.rowCount ?? 0) + (present.rowCount ?? 0);
  }
  if (rows > 0) await staleCells(client, board);
  return rows + (await forgetReplaced(client, board, numbers));
}

/** The copies of rows that did not say anything else are no past: they would count twice. */
async function forgetReplaced(client: ClientBase, board: BoardNumber, numbers: readonly string[]): Promise<number> {
  const unsay = "set replaces_member_number = null where board_no = $1 and replaces_member_number = any ($2)";
  const present = await client.query(`update staff.employment ${unsay}`, [board, numbers]);
  if (present.rowCount) {
    await client.query(
      `delete from staff.employment_past
       where board_no = $1 and replaces_member_number = any ($2) and until_run_id = current_setting('hub.run_id')::bigint`,
      [board, numbers],
    );
  }
  const past = await client.query(`update staff.employment_past ${unsay}`, [board, numbers]);
  return (present.rowCount ?? 0) + (past.rowCount ?? 0);
}
