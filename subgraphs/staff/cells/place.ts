import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { municipalitiesOn } from "../region/borders.js";
import { isCountedOn } from "../site/open.js";
import { hasPostcode, SITE_DIGITS } from "../swv/area.js";

/** What figures are of: a board by its number, or an area: a region, `scheme code`, or a partnership, `SWV code`. */
export interface Place {
  readonly kind: "board" | "area";
  readonly key: string;
}

/** The key of a partnership's area, among those of regions. */
export const swvKey = (code: string): string => `SWV ${code}`;

/**
 * Sites (`code`) of primary education that figures of a day count people at and that lie in an area by the borders that
 * they are of. A partnership has those whose postcode is its own.
 */
export const sitesOfArea = (key: RawBuilder<unknown>, on: CalendarDate): RawBuilder<unknown> => sql`
  select site.code from ${municipalitiesOn(on)} join staff.site using (municipality_code)
  where m.scheme = split_part(${key}, ' ', 1) and m.region_code = split_part(${key}, ' ', 2) and ${isCountedOn(on)}
    and site.sector = 'PO'
  union all
  select site.code from staff.swv_area a join staff.site on ${hasPostcode(SITE_DIGITS, on)}
  where 'SWV ' || a.swv_code = ${key} and ${isCountedOn(on)} and site.sector = 'PO'`;
