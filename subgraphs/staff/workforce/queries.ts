import type { CalendarDate, Decimal, Instant } from "@regiohub/infra/values";
import { sql } from "kysely";
import { decimalOf } from "../forecast/exact.js";
import { known } from "../history/known.js";
import type { StaffDb } from "../tables.js";
import { isNotGoneBy } from "../transition/gone.js";
import { leftOutOn, linesLeftOut } from "./left-out.js";
import { countsOn, runsOn } from "./running.js";

/** How many people a board has on a day. */
export interface Workforce {
  readonly board: string;
  readonly persons: number;
  readonly employments: number;
  readonly fte: Decimal;
}

/**
 * The workforce of those of the boards that deliver, in no order, exact: for the boards themselves; one statement. An
 * employment counts when it and a line of it run on the day, first and last day included; its size counts once, however
 * many lines it has. So does one that a later delivery left out, as it was said last. A board that has gone over has nobody.
 */
export async function workforceOf(
  db: StaffDb,
  boards: readonly string[],
  { on, asOf }: { readonly on: CalendarDate; readonly asOf: Instant | null },
): Promise<Workforce[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<Workforce>`
    with left_out as materialized ${leftOutOn(sql`${boards}::text[]`, { on, asOf })}
    select b.number as board, own.* from staff.board b
    cross join lateral (
      select count(distinct member_id) as persons, count(*) as employments, coalesce(sum(fte), 0.0000) as fte
      from (
        select e.member_id, line.fte from ${known("employment", asOf)} e
        cross join lateral (
          select a.fte from ${known("assignment", asOf)} a
          where a.board_no = b.number and a.member_id = e.member_id and a.employment_number = e.number
            and ${runsOn("a", on)}
          limit 1) line -- lines that run on one day agree about the size
        where e.board_no = b.number and ${countsOn("e", on)}
        union all
        select l.member_id, max(a.fte) from ${linesLeftOut(on)} where l.board_no = b.number group by l.member_id, l.number
      ) employment
      where ${isNotGoneBy(sql`b.number`, boards, on)}
    ) own
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
