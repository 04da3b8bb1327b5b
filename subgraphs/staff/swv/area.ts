import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { isCountedOn, isOpenOn } from "../site/open.js";

/**
 * Sites (`site`) of primary education that figures of a day count people at, whose postcode lies in the area of the
 * partnership that `wanted.key` names. What has been given out since the regulation counts with the
 * postcodes around it.
 */
export const sitesIn = (on: CalendarDate) => inArea(on, isCountedOn(on));

/** As `sitesIn`, those that were open on the day: to be listed. */
export const openSitesIn = (on: CalendarDate) => inArea(on, isOpenOn(on));

/** Whether the area of a partnership (`a`, of `staff.swv_area`) has a postcode, of which these are the digits, on a day. */
export const hasPostcode = (digits: RawBuilder<unknown>, on: CalendarDate): RawBuilder<boolean> => sql`(
  ${digits} between a.pc4_from and a.pc4_to and a.valid_from <= ${on} and coalesce(a.valid_to, 'infinity') >= ${on})`;

/** The digits of the postcode of a `site`, as `staff.site`'s index has them. */
export const SITE_DIGITS = sql`left(site.postcode, 4)`;

/**
 * They are found first, by the index on postcodes (`offset 0`): a planner that knows nothing of ranges takes a ninth of all
 * sites to be in each, and reads all of them for every partnership.
 */
const inArea = (on: CalendarDate, isMeant: RawBuilder<boolean>) => sql`
  (select site.code, site.brin, site.municipality_code
  from staff.swv_area a join staff.site on ${hasPostcode(SITE_DIGITS, on)}
    and a.swv_code = wanted.key and ${isMeant} and site.sector = 'PO'
  offset 0) site`;
