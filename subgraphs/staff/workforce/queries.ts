import type { CalendarDate, Decimal, Instant } from "@regiohub/infra/values";
import { sql } from "kysely";
import { decimalOf } from "../forecast/exact.js";
import type { StaffDb } from "../tables.js";
import { countedLines } from "./lines.js";

/** How many people a board has on a day. */
export interface Workforce {
  readonly board: string;
  readonly persons: number;
  readonly employments: number;
  readonly fte: Decimal;
}

/**
 * The workforce of those of the boards that deliver, in no order, exact: for the boards themselves; one statement. An
 * employment counts when it runs on the day, first and last day included; its size counts once, however many lines it has.
 * So does one that a later delivery left out, as it was said last. A board that has gone over has nobody.
 */
export async function workforceOf(
  db: StaffDb,
  boards: readonly string[],
  { on, asOf }: { readonly on: CalendarDate; readonly asOf: Instant | null },
): Promise<Workforce[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<Workforce>`
    with ${countedLines(sql`${boards}::text[]`, { on, asOf, columns: ["fte"], leftOut: "ARE_THERE" })},
    employment as ( -- lines that tell of one day agree about the size
      select board_no, member_id, max(fte) as fte from counted_line group by board_no, member_id, number),
    person as (
      select board_no, count(*) as employments, sum(fte) as fte from employment group by board_no, member_id),
    own as (
      select board_no, count(*) as persons, sum(employments)::bigint as employments, sum(fte) as fte
      from person group by board_no)
    select b.number as board, coalesce(persons, 0) as persons, coalesce(employments, 0) as employments,
      coalesce(fte, 0) + 0.0000 as fte
    from staff.board b left join own on own.board_no = b.number
    where b.number = any (${boards}) and b.delivers`.execute(db);
  return rows;
}

/** The same out of the boards' cells, of a day on which they are laid: many people cost no more than few; one statement. */
export async function workforceOfCells(db: StaffDb, boards: readonly string[], on: CalendarDate): Promise<Workforce[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<Workforce>`
    select b.number as board, coalesce(sum(c.persons), 0)::int as persons,
      coalesce(sum(c.employments), 0)::int as employments, coalesce(sum(c.fte), 0)::text as fte
    from staff.board b left join staff.day_class c on c.board_no = b.number and c.on_day = ${on}
    where b.number = any (${boards}) group by b.number`.execute(db);
  return rows.map((row) => ({ ...row, fte: decimalOf(BigInt(row.fte)) }));
}
