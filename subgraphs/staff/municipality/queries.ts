import { rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { onlyNamed } from "../region/named.js";
import type { StaffDb } from "../tables.js";
import type { Municipality } from "./type.js";

/** A municipality by its number; undefined when the hub does not know it. */
export const findMunicipality = (db: StaffDb, code: string): Promise<Municipality | undefined> =>
  db.selectFrom("staff.municipality").select(["code", "name"]).where("code", "=", code).executeTakeFirst();

/**
 * The municipality that goes by a name, in any spelling; undefined when none does.
 * @throws ARGUMENT_INVALID when several do.
 */
export async function findMunicipalityByName(db: StaffDb, name: string): Promise<Municipality | undefined> {
  const { rows } = await sql<Municipality>`
    select code, name from staff.municipality
    where code in (select municipality_code from staff.municipality_alias where key = staff.name_key(${name}))
    order by code`.execute(db);
  return onlyNamed("municipality", rows);
}

/** Municipalities in each of several regions, by number, at most so many; one statement. A region is `scheme code`. */
export const municipalitiesOfRegions = (
  db: StaffDb,
  regions: readonly string[],
  on: CalendarDate,
  limit: number,
): Promise<Municipality[][]> =>
  rowsOfEach(
    db,
    regions,
    sql<Municipality>`
      select municipality.code, municipality.name, municipality.code as _order
      from staff.municipality_region m join staff.municipality on municipality.code = m.municipality_code
      where m.scheme = split_part(wanted.key, ' ', 1) and m.region_code = split_part(wanted.key, ' ', 2)
        and m.valid_from <= ${on} and coalesce(m.valid_to, 'infinity') >= ${on}`,
    undefined,
    limit,
  );
