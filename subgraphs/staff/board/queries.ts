import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";
import type { BoardOrder } from "./type.js";

/** A board as the queries give it. */
export interface BoardRow {
  readonly number: string;
  readonly name: string | null;
  readonly sector: string;
  readonly delivers: boolean;
}

/** Which boards; a null takes all. A region counts on its day. */
export interface BoardSelection {
  readonly delivers: boolean | null;
  readonly numbers: readonly string[] | null;
  readonly region: { readonly scheme: string; readonly code: string; readonly on: CalendarDate } | null;
}

/** A stretch of a list: what `keyset` of the last row before it gave, or null at the start. */
export interface Stretch {
  readonly first: number;
  readonly after: readonly string[] | null;
}

/** The columns of a board, to be read by other queries too. */
export const boardColumns = (alias: string) =>
  sql.raw(`${alias}.number, ${alias}.name, ${alias}.sector, ${alias}.delivers`);

/** Boards with a site in the region on the day. */
const boardsIn = (scheme: RawBuilder<unknown>, code: RawBuilder<unknown>, on: CalendarDate) => sql`
  select school.board_no from staff.municipality_region m
  join staff.site on site.municipality_code = m.municipality_code and site.in_register
  join staff.school on school.brin = site.brin
  where m.scheme = ${scheme} and m.region_code = ${code} and m.valid_from <= ${on} and coalesce(m.valid_to, 'infinity') >= ${on}`;

const chosen = ({ delivers, numbers, region }: BoardSelection) => sql<boolean>`
  (b.in_register or b.delivers)
  and (${delivers}::boolean is null or b.delivers = ${delivers})
  and (${numbers}::text[] is null or b.number = any (${numbers}))
  ${region ? sql`and b.number in (${boardsIn(sql`${region.scheme}`, sql`${region.code}`, region.on)})` : sql``}`;

/** Boards, `first` + 1 of them. */
export async function boardsPage(
  db: StaffDb,
  selection: BoardSelection,
  orderBy: BoardOrder,
  { first, after }: Stretch,
): Promise<BoardRow[]> {
  const order = orderBy === "NUMBER" ? sql`(b.number)` : sql`(b.name is null, coalesce(b.name, ''), b.number)`;
  const beyond = after
    ? orderBy === "NUMBER"
      ? sql`and b.number > ${after[0]}`
      : sql`and ${order} > (${after[1] === ""}, ${after[1]}, ${after[0]})`
    : sql``;
  const { rows } = await sql<BoardRow>`
    select ${boardColumns("b")} from staff.board b where ${chosen(selection)} ${beyond}
    order by ${order} limit ${first + 1}`.execute(db);
  return rows;
}

/** What says where a board stands in either order. */
export const boardKeyset = ({ number, name }: BoardRow): string[] => [number, name ?? ""];

/** Number of boards. */
export async function boardsCount(db: StaffDb, selection: BoardSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from staff.board b where ${chosen(selection)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Boards by number, in no order. */
export const boardsByNumber = (db: StaffDb, numbers: readonly string[]): Promise<BoardRow[]> =>
  db
    .selectFrom("staff.board")
    .select(["number", "name", "sector", "delivers"])
    .where("number", "=", sql<string>`any(${numbers})`)
    .execute();

/** Boards with a site in each of several regions, by number; one statement. A region is `scheme code`. */
export const boardsOfRegions = (
  db: StaffDb,
  regions: readonly string[],
  on: CalendarDate,
  { first, after }: Stretch,
): Promise<BoardRow[][]> =>
  rowsOfEach(
    db,
    regions,
    sql<BoardRow>`
      select ${boardColumns("b")}, b.number as _order from staff.board b
      where b.number in (${boardsIn(schemeOf, codeOf, on)}) and b.number > ${after?.[0] ?? ""}
      order by b.number limit ${first + 1}`,
  );

/** Number of boards with a site in each of several regions; one statement. */
export const boardsCountOfRegions = (db: StaffDb, regions: readonly string[], on: CalendarDate): Promise<number[]> =>
  countOfEach(
    db,
    regions,
    sql`
      select wanted.key, own.count from unnest(${regions}::text[]) as wanted (key)
      cross join lateral (select count(distinct board_no) from (${boardsIn(schemeOf, codeOf, on)}) of_region) own`,
  );

const schemeOf = sql`split_part(wanted.key, ' ', 1)`;
const codeOf = sql`split_part(wanted.key, ' ', 2)`;
