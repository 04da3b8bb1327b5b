import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { ownersOn } from "../school/owned.js";
import type { StaffDb } from "../tables.js";
import type { SitePupils } from "./project.js";
import type { Years } from "./series.js";

/** A primary-school site, and the board or region that it is a part of. */
export interface PartSite {
  /** As it was asked for: a board's number, a region's `scheme code`. */
  readonly key: string;
  readonly siteCode: string;
  readonly municipalityCode: string | null;
}

/**
 * The primary-school sites of several boards on a day, open and closed; one statement. Whose a site was, the register of
 * sites says; of those that it has not, the last edition of the counts.
 */
export async function sitesOfBoards(
  db: StaffDb,
  boards: readonly BoardNumber[],
  on: CalendarDate,
): Promise<PartSite[]> {
  const { rows } = await sql<PartSite>`
    select coalesce(own.board_no, s.board_no) as key, s.site_code as "siteCode", s.municipality_code as "municipalityCode"
    from staff.pupil_site s
    left join staff.site on site.code = s.site_code
    left join ${ownersOn(on)} own on own.brin = site.brin
    where s.school_kind = 'BO' and coalesce(own.board_no, s.board_no) = any (${boards})`.execute(db);
  return rows;
}

/** The primary-school sites of several regions, given as `scheme code`, as divided on a day; one statement. */
export async function sitesOfRegions(db: StaffDb, regions: readonly string[], on: CalendarDate): Promise<PartSite[]> {
  const { rows } = await sql<PartSite>`
    select wanted.key, s.site_code as "siteCode", s.municipality_code as "municipalityCode"
    from unnest(${regions}::text[]) as wanted (key)
    join staff.municipality_region m on m.scheme = split_part(wanted.key, ' ', 1)
      and m.region_code = split_part(wanted.key, ' ', 2)
      and m.valid_from <= ${on} and coalesce(m.valid_to, 'infinity') >= ${on}
    join staff.pupil_site s on s.municipality_code = m.municipality_code and s.school_kind = 'BO'`.execute(db);
  return rows;
}

/**
 * The pupils of all primary-school sites in the municipalities of some, and of those themselves, by code, so that whoever
 * reckons with fractions of them comes to the same; one statement.
 */
export async function historiesAround(db: StaffDb, sites: readonly PartSite[]): Promise<SitePupils[]> {
  const municipalities = [...new Set(sites.flatMap(({ municipalityCode }) => municipalityCode ?? []))];
  const alone = sites.flatMap(({ siteCode, municipalityCode }) => (municipalityCode === null ? [siteCode] : []));
  const { rows } = await sql<SitePupils>`
    select site_code as "siteCode", s.municipality_code as "municipalityCode", p.first_year as "firstYear", p.counts
    from staff.pupil_site s join staff.pupils p using (site_code)
    where s.school_kind = 'BO' and (s.municipality_code = any (${municipalities}) or site_code = any (${alone}))
    order by site_code`.execute(db);
  return rows;
}

/** The years that primary schools have been counted in; undefined while nothing has been delivered. */
export async function countedYears(db: StaffDb): Promise<Years | undefined> {
  const { rows } = await sql<Years>`
    select min(first_year) as from, max(first_year + cardinality(counts) - 1) as until
    from staff.pupils join staff.pupil_site using (site_code) where school_kind = 'BO' having count(*) > 0`.execute(db);
  return rows[0];
}
