import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import { atMost } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { sql } from "kysely";
import { type BoardRow, boardColumns, type Stretch } from "../board/queries.js";
import { type Division, membership, regionColumns } from "../region/queries.js";
import type { Region } from "../region/type.js";
import { ownersOn } from "../school/owned.js";
import type { StaffDb } from "../tables.js";
import { openSitesIn } from "./area.js";
import type { Swv } from "./type.js";

const columns = sql`swv.code, swv.name, swv.valid_from as "validFrom", swv.valid_to as "validTo"`;

/** Partnerships by code, in no order. */
export async function swvsByCode(db: StaffDb, codes: readonly string[]): Promise<Swv[]> {
  const { rows } = await sql<Swv>`select ${columns} from staff.swv where swv.code = any (${codes})`.execute(db);
  return rows;
}

/** All partnerships on a day, by code. */
export const swvsOn = (db: StaffDb, on: CalendarDate): Promise<Swv[]> =>
  atMost("Query.swvs", LIST_SIZES["Query.swvs"].each, async (limit) => {
    const { rows } = await sql<Swv>`
      select ${columns} from staff.swv
      where swv.valid_from <= ${on} and coalesce(swv.valid_to, 'infinity') >= ${on}
      order by swv.code limit ${limit}`.execute(db);
    return rows;
  });

/** Boards with a site in the area of each of several partnerships, by number, `first` + 1 of each; one statement. */
export const boardsOfSwvs = (
  db: StaffDb,
  codes: readonly string[],
  on: CalendarDate,
  { first, after }: Stretch,
): Promise<BoardRow[][]> =>
  rowsOfEach(
    db,
    codes,
    sql<BoardRow>`
      select ${boardColumns("b")}, b.number as _order from staff.board b
      where b.number > ${after?.[0] ?? ""} and b.number in (
        select own.board_no from ${openSitesIn(on)} join ${ownersOn(on)} own on own.brin = site.brin)
      order by b.number limit ${first + 1}`,
  );

/** Number of boards with a site in the area of each of several partnerships; one statement. */
export const boardsCountOfSwvs = (db: StaffDb, codes: readonly string[], on: CalendarDate): Promise<number[]> =>
  countOfEach(
    db,
    codes,
    sql`
      select wanted.key, own.count from unnest(${codes}::text[]) as wanted (key)
      cross join lateral (
        select count(distinct board_no) from ${openSitesIn(on)} join ${ownersOn(on)} owner on owner.brin = site.brin) own`,
  );

/** Number of sites in the area of each of several partnerships; one statement. */
export const sitesCountOfSwvs = (db: StaffDb, codes: readonly string[], on: CalendarDate): Promise<number[]> =>
  countOfEach(
    db,
    codes,
    sql`
      select wanted.key, own.count from unnest(${codes}::text[]) as wanted (key)
      cross join lateral (select count(*) from ${openSitesIn(on)}) own`,
  );

/** Regions that the sites of each of several partnerships lie in, by code, at most so many; one statement. */
export const regionsOfSwvs = (
  db: StaffDb,
  codes: readonly string[],
  { scheme, on }: Division,
  limit: number,
): Promise<Region[][]> =>
  rowsOfEach(
    db,
    codes,
    sql<Region>`
      select distinct ${regionColumns}, r.code as _order from ${membership(on)}
      where r.scheme = ${scheme} and m.municipality_code in (select site.municipality_code from ${openSitesIn(on)})`,
    undefined,
    limit,
  );
