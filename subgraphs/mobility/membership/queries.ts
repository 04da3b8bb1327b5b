import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Stretch } from "../centre/queries.js";
import type { MobilityDb } from "../tables.js";

/** A condition on `membership`: it runs on this day, first and last day counted. */
export const runsOn = (on: CalendarDate) =>
  sql<boolean>`membership.starts_on <= ${on}::date and coalesce(membership.ends_on, 'infinity') >= ${on}::date`;

/** Numbers of the boards that take part in each of several centres on a day; one statement. */
export async function memberBoardsOf(
  db: MobilityDb,
  centres: readonly string[],
  on: CalendarDate,
  { first, after }: Stretch,
): Promise<string[][]> {
  const own = sql<{ board: string }>`
    select distinct membership.member_board_no as board
      from mobility.centre_board as membership
     where membership.centre_code = wanted.key and ${runsOn(on)}
       and (${after}::text is null or membership.member_board_no > ${after})
     order by 1 limit ${first + 1}`;
  const each = await rowsOfEach(db, centres, own, sql`own.board`);
  return each.map((rows) => rows.map(({ board }) => board));
}

/** Number of boards that take part in each of several centres on a day; one statement. */
export function memberBoardsCountOf(db: MobilityDb, centres: readonly string[], on: CalendarDate): Promise<number[]> {
  const counted = sql<{ key: string; count: number }>`
    select membership.centre_code as key, count(distinct membership.member_board_no) as count
      from mobility.centre_board as membership
     where membership.centre_code = any(${centres}) and ${runsOn(on)}
     group by membership.centre_code`;
  return countOfEach(db, centres, counted);
}
