import { sql } from "kysely";
import type { StaffDb } from "../tables.js";

/**
 * The numbers that boards give those who are in tables, by their id, also of who has left or was left out since; one
 * statement. Who is erased has none.
 */
export async function numbersOf(figures: StaffDb, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from staff.member_past where id = any (${people}::uuid[])
    union all
    select id, number from staff.member where id = any (${people}::uuid[])`.execute(figures);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
