import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { sql } from "kysely";
import { sitesIn } from "../swv/area.js";
import type { StaffDb } from "../tables.js";
import { countsOn, runsOn } from "../workforce/counted.js";

/** What a partnership needs of an expertise, and what some boards have of it there. */
export interface BalanceRow {
  readonly swv: string;
  readonly expertise: string;
  readonly demandFte: Decimal;
  /** Those of the boards that deliver and have a site there. */
  readonly boards: number;
  readonly supplyFte: Decimal;
  readonly gapFte: Decimal;
  readonly persons: number;
}

/**
 * What partnerships need in a year, by expertise, beside what some boards have of it on its 1 October, exact: at most so
 * many, one statement. A line counts where it is, one above school level at the first site of its board, with its part of
 * the employment's size; one that shares the employment with others in parts that are not known adds a person and no size.
 */
export async function balancesOf(
  db: StaffDb,
  swvs: readonly string[],
  { year, boards }: { readonly year: number; readonly boards: readonly BoardNumber[] },
  limit: number,
): Promise<BalanceRow[]> {
  const on: CalendarDate = `${year}-10-01`;
  const { rows } = await sql<BalanceRow>`
    with place as materialized (
      select wanted.key as swv, site.code, school.board_no from unnest(${swvs}::text[]) as wanted (key)
      cross join lateral (select * from ${sitesIn(on)}) site join staff.school on school.brin = site.brin),
    main_site as (
      select school.board_no, min(site.code) as code from staff.school join staff.site on site.brin = school.brin
      where school.board_no = any (${boards}) and site.in_register group by 1),
    line as (
      select a.board_no, a.member_id, a.expertise, coalesce(a.site_code, main_site.code) as site_code,
        a.fte * coalesce(a.share, case when count(*) over (partition by board_no, member_id, e.number) = 1 then 1 end) as fte
      from staff.assignment a join staff.employment e using (board_no, member_id) left join main_site using (board_no)
      where a.board_no = any (${boards}) and e.number = a.employment_number
        and ${runsOn("a", on)} and ${countsOn("e", on)}),
    supply as (
      select place.swv, line.expertise, count(distinct (line.board_no, line.member_id))::int as persons,
        coalesce(sum(line.fte), 0)::numeric(10, 2) as fte
      from line join (select distinct swv, code from place) place on place.code = line.site_code
      where line.expertise is not null group by 1, 2),
    counted as (
      select place.swv, count(distinct b.number)::int as boards from place join staff.board b on b.number = place.board_no
      where b.number = any (${boards}) and b.delivers group by 1)
    select d.swv_code as swv, d.expertise, d.fte as "demandFte", coalesce(counted.boards, 0) as boards,
      coalesce(supply.fte, 0.00) as "supplyFte", d.fte - coalesce(supply.fte, 0.00) as "gapFte",
      coalesce(supply.persons, 0) as persons
    from staff.swv_demand d left join counted on counted.swv = d.swv_code
    left join supply on supply.swv = d.swv_code and supply.expertise = d.expertise
    where d.swv_code = any (${swvs}) and d.year = ${year} order by d.swv_code, d.expertise limit ${limit}`.execute(db);
  return rows;
}
