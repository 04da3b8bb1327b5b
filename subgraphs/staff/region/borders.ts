import { rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";

/**
 * The first day of which the hub knows how a scheme divides the country, as a value that is found once in a statement:
 * beside each of 8,000 sites it took half a second.
 */
export const firstBordersOf = (scheme: string | null): RawBuilder<CalendarDate> =>
  sql`(select min(valid_from) from staff.municipality_region where scheme = ${scheme})`;

/** The day of the borders that figures of a day are of: that day, or the first of which the hub knows any. */
const bordersFor = (day: RawBuilder<unknown>, first: RawBuilder<unknown>) => sql`greatest(${day}, ${first})`;

/** Whether a municipality is in a region (`m`) by the borders that figures of a day are of. */
export const isWithinFor = (day: RawBuilder<unknown>, first: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`${bordersFor(day, first)} between m.valid_from and coalesce(m.valid_to, 'infinity')`;

/** The first day (`first_on`) of which the hub knows how each scheme divides the country (`first`). */
const FIRST_BORDERS = sql`
  (select scheme, min(valid_from) as first_on from staff.municipality_region group by scheme) first`;

/**
 * Municipalities in regions (`m`) by the borders that figures of a day are of: those of the day; where the hub knows none
 * of a scheme that are as old, the first that it knows. So figures of earlier years are of the places of which the later
 * ones are, as statistics offices count back after a change of borders. `borders_on`: the day of the borders.
 */
export function municipalitiesOn(on: CalendarDate): RawBuilder<unknown> {
  const [day, first] = [sql`${on}::date`, sql`first.first_on`];
  return sql`
    (select m.scheme, m.region_code, m.municipality_code, ${bordersFor(day, first)} as borders_on
    from staff.municipality_region m join ${FIRST_BORDERS} using (scheme) where ${isWithinFor(day, first)}) m`;
}

/** By which borders an area is counted. */
export interface Borders {
  /** The day that they are of: the one asked for, or a later one. */
  readonly on: CalendarDate;
  /** What lies in them; the same for the same borders. */
  readonly members: string;
}

/** The borders by which several areas, as in `Place`, are counted on a day; undefined where there are none; one statement. */
export async function bordersOf(
  db: StaffDb,
  areas: readonly string[],
  on: CalendarDate,
): Promise<(Borders | undefined)[]> {
  const each = await rowsOfEach(
    db,
    areas,
    sql<Borders>`
      select borders_on as on, string_agg(municipality_code, ' ' order by municipality_code) as members, 1 as _order
      from ${municipalitiesOn(on)} where scheme || ' ' || region_code = wanted.key group by borders_on
      union all
      select ${on}::date, string_agg(pc4_from || '-' || pc4_to, ' ' order by pc4_from), 1 from staff.swv_area
      where 'SWV ' || swv_code = wanted.key and ${on} between valid_from and coalesce(valid_to, 'infinity')
      having count(*) > 0`,
  );
  return each.map(([borders]) => borders);
}
