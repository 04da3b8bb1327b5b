import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import type { RegionAdvisor } from "./type.js";

/** The adviser of each of several regions on a day, in the order of the regions; one statement. A region is `scheme code`. */
export async function advisorsOfRegions(
  db: StaffDb,
  regions: readonly string[],
  on: CalendarDate,
): Promise<(RegionAdvisor | undefined)[]> {
  const { rows } = await sql<RegionAdvisor & { readonly region: string }>`
    select scheme || ' ' || region_code as region, name, email, valid_from as "validFrom", valid_to as "validTo"
    from staff.region_advisor
    where scheme || ' ' || region_code = any (${regions}) and valid_from <= ${on}
      and coalesce(valid_to, 'infinity') >= ${on}`.execute(db);
  return inOrder(regions, rows, ({ region }) => region);
}
