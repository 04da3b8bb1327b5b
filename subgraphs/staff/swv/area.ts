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

/**
 * They are found first, by the index on postcodes (`offset 0`): a planner that knows nothing of ranges takes a ninth of all
 * sites to be in each, and reads all of them for every partnership.
 */
const inArea = (on: CalendarDate, isMeant: RawBuilder<boolean>) => sql`
  (select site.code, site.brin, site.municipality_code
  from staff.swv_area a join staff.site on left(site.postcode, 4) between a.pc4_from and a.pc4_to
    and a.swv_code = wanted.key and a.valid_from <= ${on} and coalesce(a.valid_to, 'infinity') >= ${on}
    and ${isMeant} and site.sector = 'PO'
  offset 0) site`;
