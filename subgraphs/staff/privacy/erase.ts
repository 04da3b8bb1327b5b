import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { ClientBase } from "pg";

/** Ids that a number has had; a person who went and came back has several. */
export async function idsOf(client: ClientBase, { board, number }: PersonKey): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from staff.member where board_no = $1 and number = $2
     union select id from staff.member_past where board_no = $1 and number = $2`,
    [board, number],
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
 * Takes away all rows about somebody, those of the past too, and their number where they were replaced. What the tables'
 * triggers copy into the past meanwhile goes as well. Gives the number of rows that were there.
 */
export async function erasePerson(client: ClientBase, person: PersonKey): Promise<number> {
  const { board } = person;
  const ids = await idsOf(client, person);
  let rows = 0;
  for (const [table, column] of TABLES) {
    const about = `board_no = $1 and ${column} = any ($2::uuid[])`;
    const past = await client.query(`delete from staff.${table}_past where ${about}`, [board, ids]);
    const present = await client.query(`delete from staff.${table} where ${about}`, [board, ids]);
    if (present.rowCount) await client.query(`delete from staff.${table}_past where ${about}`, [board, ids]);
    rows += (past.rowCount ?? 0) + (present.rowCount ?? 0);
  }
  return rows + (await forgetReplaced(client, person));
}

/** The copies of rows that did not say anything else are no past: they would count twice. */
async function forgetReplaced(client: ClientBase, { board, number }: PersonKey): Promise<number> {
  const unsay = "set replaces_member_number = null where board_no = $1 and replaces_member_number = $2";
  const present = await client.query(`update staff.employment ${unsay}`, [board, number]);
  if (present.rowCount) {
    await client.query(
      `delete from staff.employment_past
       where board_no = $1 and replaces_member_number = $2 and until_run_id = current_setting('hub.run_id')::bigint`,
      [board, number],
    );
  }
  const past = await client.query(`update staff.employment_past ${unsay}`, [board, number]);
  return (present.rowCount ?? 0) + (past.rowCount ?? 0);
}
