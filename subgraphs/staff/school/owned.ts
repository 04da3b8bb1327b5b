import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { isCountedOn } from "../site/open.js";

/** Whose each school was on a day (`brin`, `board_no`), to be read from. */
export const ownersOn = (on: CalendarDate): RawBuilder<unknown> => sql`
  (select brin, board_no from staff.school_board
  where valid_from <= ${on} and coalesce(valid_to, 'infinity') >= ${on})`;

/**
 * Of each of several boards (a list) the site (`board_no`, `code`) where those count on a day who work at no school: the
 * first of primary education that figures of the day count people at, or else the first of all of these. A board without a site has none. They are found once: for
 * each of 200,000 people anew it took the night.
 */
export const firstSitesOn = (boards: RawBuilder<unknown>, on: CalendarDate): RawBuilder<unknown> => sql`
  (with first_site as materialized (
    select own.board_no, coalesce(min(site.code) filter (where site.sector = 'PO'), min(site.code)) as code
    from ${ownersOn(on)} own join staff.site on site.brin = own.brin and ${isCountedOn(on)}
    where own.board_no = any (${boards}) group by own.board_no)
  select board_no, code from first_site)`;
