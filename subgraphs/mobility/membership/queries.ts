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
  const { rows } = await sql<{ place: number; board: string }>`
    select wanted.place, member.board
      from unnest(${centres}::text[]) with ordinality as wanted (centre, place)
     cross join lateral (
       select distinct membership.member_board_no as board
         from mobility.centre_board as membership
        where membership.centre_code = wanted.centre and ${runsOn(on)}
          and (${after}::text is null or membership.member_board_no > ${after})
        order by 1 limit ${first + 1}
     ) as member
     order by wanted.place, member.board
  `.execute(db);
  const byPlace = Map.groupBy(rows, (row) => row.place);
  return centres.map((_, index) => (byPlace.get(index + 1) ?? []).map((row) => row.board));
}

/** Number of boards that take part in each of several centres on a day; one statement. */
export async function memberBoardsCountOf(
  db: MobilityDb,
  centres: readonly string[],
  on: CalendarDate,
): Promise<number[]> {
  const { rows } = await sql<{ centre: string; count: number }>`
    select membership.centre_code as centre, count(distinct membership.member_board_no) as count
      from mobility.centre_board as membership
     where membership.centre_code = any(${centres}) and ${runsOn(on)}
     group by membership.centre_code
  `.execute(db);
  const counts = new Map(rows.map((row) => [row.centre, row.count]));
  return centres.map((centre) => counts.get(centre) ?? 0);
}
