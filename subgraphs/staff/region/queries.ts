import { rowsOfEach } from "@regiohub/infra/graphql/each";
import { atMost } from "@regiohub/infra/graphql/whole-list";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { RegionScheme } from "@regiohub/schema/regions";
import { sql } from "kysely";
import { sitesOfArea } from "../cells/place.js";
import { ownersOn } from "../school/owned.js";
import { isCountedOn, isOpenOn } from "../site/open.js";
import type { StaffDb } from "../tables.js";
import { onlyNamed } from "./named.js";
import type { Region } from "./type.js";

/** A division of the country on a day. */
export interface Division {
  readonly scheme: RegionScheme;
  readonly on: CalendarDate;
}

/** The columns of a region (`r`), to be read by other queries too. */
export const regionColumns = sql`r.scheme, r.code, r.name, r.valid_from as "validFrom", r.valid_to as "validTo"`;

const editionOn = (on: CalendarDate) => sql`r.valid_from <= ${on} and coalesce(r.valid_to, 'infinity') >= ${on}`;

/** All regions of a division, by code. */
export const regionsOf = (db: StaffDb, { scheme, on }: Division): Promise<Region[]> =>
  atMost("Query.regions", LIST_SIZES["Query.regions"].each, async (limit) => {
    const { rows } = await sql<Region>`
      select ${regionColumns} from staff.region r where r.scheme = ${scheme} and ${editionOn(on)}
      order by r.code limit ${limit}`.execute(db);
    return rows;
  });

/** Regions by key, `scheme code`, as valid on a day, in no order. */
export async function regionsByKey(db: StaffDb, keys: readonly string[], on: CalendarDate): Promise<Region[]> {
  const { rows } = await sql<Region>`
    select ${regionColumns} from staff.region r
    where r.scheme || ' ' || r.code = any (${keys}) and ${editionOn(on)}`.execute(db);
  return rows;
}

/**
 * The region that goes or went by a name; undefined when none does.
 * @throws ARGUMENT_INVALID when several do.
 */
export async function findRegionByName(
  db: StaffDb,
  { scheme, on }: Division,
  name: string,
): Promise<Region | undefined> {
  const { rows } = await sql<Region>`
    select ${regionColumns} from staff.region r
    where r.scheme = ${scheme} and ${editionOn(on)} and r.code in (
      select code from staff.region_alias where scheme = ${scheme} and key = staff.name_key(${name}))
    order by r.code`.execute(db);
  return onlyNamed("region", rows);
}

/** Other spellings of regions given by `scheme code`, alphabetically, without the name of the edition; at most so many. */
export async function aliasesOf(db: StaffDb, keys: readonly string[], limit: number): Promise<string[][]> {
  const each = await rowsOfEach(
    db,
    keys,
    sql<{ alias: string }>`
      select alias, alias as _order from staff.region_alias a
      where a.scheme = split_part(wanted.key, ' ', 1) and a.code = split_part(wanted.key, ' ', 2)`,
    undefined,
    limit,
  );
  return each.map((rows) => rows.map(({ alias }) => alias));
}

/** Municipalities (`m`) in regions (`r`) on a day. */
export const membership = (on: CalendarDate) => sql`
  staff.municipality_region m join staff.region r
  on r.scheme = m.scheme and r.code = m.region_code and ${editionOn(on)}
  and m.valid_from <= ${on} and coalesce(m.valid_to, 'infinity') >= ${on}`;

/** Regions that the sites of each of several boards lie in, by code, at most so many; one statement. */
export const regionsOfBoards = (
  db: StaffDb,
  boards: readonly string[],
  { scheme, on }: Division,
  limit: number,
): Promise<Region[][]> =>
  rowsOfEach(
    db,
    boards,
    sql<Region>`
      select distinct ${regionColumns}, r.code as _order from ${membership(on)}
      where r.scheme = ${scheme} and m.municipality_code in (
        select site.municipality_code from ${ownersOn(on)} own join staff.site on site.brin = own.brin
        where own.board_no = wanted.key and ${isOpenOn(on)})`,
    undefined,
    limit,
  );

/** Regions that each of several municipalities belongs to, by code, at most so many; one statement. */
export const regionsOfMunicipalities = (
  db: StaffDb,
  municipalities: readonly string[],
  { scheme, on }: Division,
  limit: number,
): Promise<Region[][]> =>
  rowsOfEach(
    db,
    municipalities,
    sql<Region>`
      select ${regionColumns}, r.code as _order from ${membership(on)}
      where r.scheme = ${scheme} and m.municipality_code = wanted.key`,
    undefined,
    limit,
  );

/** A board with a site in an area. */
export interface BoardInArea {
  readonly number: BoardNumber;
  /** Whether all its sites lie in it. */
  readonly isWhole: boolean;
}

/**
 * Boards that on a day had a site in each of several areas, by number, as divided on that day; one statement. An area is as
 * in `Place`.
 */
export const boardsInAreas = (db: StaffDb, areas: readonly string[], on: CalendarDate): Promise<BoardInArea[][]> =>
  rowsOfEach(
    db,
    areas,
    sql<BoardInArea>`
      select own.board_no as number, bool_and(here.code is not null) as "isWhole", own.board_no as _order
      from ${ownersOn(on)} own join staff.site on site.brin = own.brin and ${isCountedOn(on)}
      left join (${sitesOfArea(sql`wanted.key`, on)}) here using (code)
      group by own.board_no having bool_or(here.code is not null)`,
  );
