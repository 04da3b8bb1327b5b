import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Stretch } from "../board/queries.js";
import { type SchoolRow, schoolColumns, toSchool } from "../school/queries.js";
import { openSitesIn } from "../swv/area.js";
import type { StaffDb } from "../tables.js";
import { isListed } from "./open.js";
import type { Site } from "./type.js";

interface SiteRow extends SchoolRow {
  readonly code: string;
  readonly siteName: string;
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly postcode: string | null;
  readonly city: string;
  readonly municipalityCode: string;
  readonly municipalityName: string | null;
  readonly denomination: string | null;
  readonly siteInRegister: boolean;
  readonly siteOpenedOn: CalendarDate | null;
  readonly siteClosedOn: CalendarDate | null;
}

const columns = sql`
  site.code, site.name as "siteName", site.street, site.house_number as "houseNumber", site.postcode, site.city,
  site.municipality_code as "municipalityCode", municipality.name as "municipalityName", site.denomination,
  site.in_register as "siteInRegister", site.opened_on as "siteOpenedOn", site.closed_on as "siteClosedOn",
  ${schoolColumns}`;

const from = sql`
  staff.site
  join staff.school on school.brin = site.brin
  join staff.board b on b.number = school.board_no
  left join staff.municipality on municipality.code = site.municipality_code`;

const toSite = (row: SiteRow): Site => ({
  code: row.code,
  name: row.siteName,
  street: row.street,
  houseNumber: row.houseNumber,
  postcode: row.postcode,
  city: row.city,
  municipalityCode: row.municipalityCode,
  municipalityName: row.municipalityName,
  denomination: row.denomination,
  inRegister: row.siteInRegister,
  openedOn: row.siteOpenedOn,
  closedOn: row.siteClosedOn,
  school: toSchool(row),
});

/** Sites by code, closed ones too, in no order. */
export async function sitesByCode(db: StaffDb, codes: readonly string[]): Promise<Site[]> {
  const { rows } = await sql<SiteRow>`select ${columns} from ${from} where site.code = any (${codes})`.execute(db);
  return rows.map(toSite);
}

/** Sites of each of several schools in the register, or open on a day, by code, `first` + 1 of each; one statement. */
export async function sitesOfSchools(
  db: StaffDb,
  brins: readonly string[],
  on: CalendarDate | null,
  { first, after }: Stretch,
): Promise<Site[][]> {
  const each = await rowsOfEach(
    db,
    brins,
    sql<SiteRow>`
      select ${columns}, site.code as _order from ${from}
      where site.brin = wanted.key and ${isListed(on)} and site.code > ${after?.[0] ?? ""}
      order by site.code limit ${first + 1}`,
  );
  return each.map((rows) => rows.map(toSite));
}

/** Sites that were open on a day in the area of each of several partnerships (SWV), by code, `first` + 1 of each; one statement. */
export async function sitesOfSwvs(
  db: StaffDb,
  swvs: readonly string[],
  on: CalendarDate,
  { first, after }: Stretch,
): Promise<Site[][]> {
  const each = await rowsOfEach(
    db,
    swvs,
    sql<SiteRow>`
      select ${columns}, site.code as _order from ${from}
      where site.code in (select site.code from ${openSitesIn(on)}) and site.code > ${after?.[0] ?? ""}
      order by site.code limit ${first + 1}`,
  );
  return each.map((rows) => rows.map(toSite));
}

/** Number of sites of each of several schools, as `sitesOfSchools` gives them; one statement. */
export const sitesCountOfSchools = (
  db: StaffDb,
  brins: readonly string[],
  on: CalendarDate | null,
): Promise<number[]> =>
  countOfEach(
    db,
    brins,
    sql`select brin as key, count(*) from staff.site where brin = any (${brins}) and ${isListed(on)} group by brin`,
  );
