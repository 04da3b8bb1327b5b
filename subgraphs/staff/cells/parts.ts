import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { isCountedOn } from "../site/open.js";

/**
 * The FTE of employments in `ranked` that are not `is_here`, in ten-thousandths, by the site that they are worked at
 * (`board_no`, `member_id`, `number`, `site_code`, `fte`): each one's size, shared out over the lines that tell of it by
 * their `share`. Lines without one have what is left of the whole, each as much; where that leaves nobody anything, all lines
 * have as much. What is worked at no site is at the first of the board.
 * Sums are rounded as they grow from site to site, by code, so that the parts add up to the employment's size.
 * @param mainSite the first site of the board `board_no`
 */
export const fteBySite = (on: CalendarDate, mainSite: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select board_no, member_id, number, site_code,
    (round(size * upto / whole) - round(size * (upto - weight) / whole))::bigint as fte
  from (
    select board_no, member_id, number, size, site_code, sum(weight) as weight,
      sum(sum(weight)) over (partition by board_no, member_id, number order by site_code) as upto,
      sum(sum(weight)) over (partition by board_no, member_id, number) as whole
    from (
      select board_no, member_id, number, size, site_code, case when sum(weight) over own = 0 then 1 else weight end as weight
      from (
        select board_no, member_id, number, ranked.fte as size, coalesce(site.code, ${mainSite}) as site_code,
          coalesce(a.share * greatest(1, count(*) filter (where a.share is null) over own), -- what is left is not divided
            greatest(0, 1 - coalesce(sum(a.share) over own, 0))) as weight
        from ranked join counted_line a using (board_no, member_id, number)
        left join staff.site on site.code = a.site_code and ${isCountedOn(on)}
        where not ranked.is_here window own as (partition by board_no, member_id, number)) shared
      window own as (partition by board_no, member_id, number)) line
    group by board_no, member_id, number, size, site_code) place`;
