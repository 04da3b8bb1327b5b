import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { isCountedOn } from "../site/open.js";
import { runsOn } from "../workforce/running.js";

/**
 * The FTE of an employment (`ranked`), in ten-thousandths, by the site that they are worked at (`site_code`, `fte`): its
 * size, shared out over its lines that run by their `share`. Lines without one have what is left of the whole, each as
 * much; where that leaves nobody anything, all lines have as much. What is worked at no site is at the first of the board.
 * Of an employment that was left out (`until_run_id`) these are the lines that were said last, of `said_id`.
 * Sums are rounded as they grow from site to site, by code, so that the parts add up to the employment's size.
 * @param mainSite the board's first site
 */
export const fteBySite = (on: CalendarDate, mainSite: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select site_code, (round(ranked.fte * upto / whole) - round(ranked.fte * (upto - weight) / whole))::bigint as fte
  from (
    select site_code, sum(weight) as weight, sum(sum(weight)) over (order by site_code) as upto,
      sum(sum(weight)) over () as whole
    from (
      select site_code, case when sum(weight) over () = 0 then 1 else weight end as weight
      from (
        select coalesce(site.code, ${mainSite}) as site_code,
          coalesce(a.share * greatest(1, count(*) filter (where a.share is null) over ()), -- what is left is not divided
            greatest(0, 1 - coalesce(sum(a.share) over (), 0))) as weight
        from (
          select a.site_code, a.share from staff.assignment a
          where ranked.until_run_id is null and a.board_no = ranked.board_no and a.member_id = ranked.member_id
            and a.employment_number = ranked.number and ${runsOn("a", on)}
          union all
          select a.site_code, a.share from staff.assignment_past a
          where a.until_run_id = ranked.until_run_id and a.board_no = ranked.board_no and a.member_id = ranked.said_id
            and a.employment_number = ranked.number and ${runsOn("a", on)}) a
        left join staff.site on site.code = a.site_code and ${isCountedOn(on)}) shared) line
    group by site_code) place`;
