import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";

/**
 * Sites (`site`) of primary education in the register whose postcode lies, on a day, in the area of the partnership that
 * `wanted.key` names. What has been given out since the regulation counts with the postcodes around it.
 */
export const sitesIn = (on: CalendarDate) => sql`
  staff.swv_area a join staff.site on left(site.postcode, 4) between a.pc4_from and a.pc4_to
    and a.swv_code = wanted.key and a.valid_from <= ${on} and coalesce(a.valid_to, 'infinity') >= ${on}
    and site.in_register and site.sector = 'PO'`;
