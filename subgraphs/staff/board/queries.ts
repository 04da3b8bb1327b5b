import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { ownersOn } from "../school/owned.js";
import { isOpenOn } from "../site/open.js";
import type { StaffDb } from "../tables.js";
import type { BoardKind, BoardOrder } from "./type.js";

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

/** What a board is called: by itself, else by the register of institutions. */
const nameOf = (alias: string) =>
  `coalesce(${alias}.name, (select o.name from staff.organisation o where o.number = ${alias}.number))`;

/** The columns of a board, to be read by other queries too. */
export const boardColumns = (alias: string) =>
  sql.raw(`${alias}.number, ${nameOf(alias)} as name, ${alias}.sector, ${alias}.delivers`);

/** Boards that had a site open in the region on the day. */
const boardsIn = (scheme: RawBuilder<unknown>, code: RawBuilder<unknown>, on: CalendarDate) => sql`
  select own.board_no from staff.municipality_region m
  join staff.site on site.municipality_code = m.municipality_code and ${isOpenOn(on)}
  join ${ownersOn(on)} own on own.brin = site.brin
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
  const name = sql.raw(nameOf("b"));
  const order = orderBy === "NUMBER" ? sql`(b.number)` : sql`(${name} is null, coalesce(${name}, ''), b.number)`;
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
export async function boardsByNumber(db: StaffDb, numbers: readonly string[]): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select ${boardColumns("b")} from staff.board b where b.number = any (${numbers})`.execute(db);
  return rows;
}

/**
 * What the schools of each of several boards stand for, in no order; one statement. Without those whose schools are of
 * both kinds, of a cooperation of both, or say nothing.
 */
export async function kindsOfBoards(
  db: StaffDb,
  boards: readonly string[],
): Promise<{ readonly number: string; readonly kind: BoardKind }[]> {
  const { rows } = await sql<{ number: string; kind: BoardKind }>`
    select school.board_no as number, case when bool_and(site.denomination = 'Openbaar') then 'PUBLIC' else 'DENOMINATIONAL' end as kind
    from staff.school join staff.site using (brin)
    where school.board_no = any (${boards}) and site.in_register
    group by school.board_no
    having bool_and(site.denomination is not null and site.denomination not like 'Samenwerking Opb.%')
      and bool_and(site.denomination = 'Openbaar') = bool_or(site.denomination = 'Openbaar')`.execute(db);
  return rows;
}

/** The board that each of several boards merged into by a day, where one did; in no order, one statement. */
export async function successorsOfBoards(
  db: StaffDb,
  boards: readonly string[],
  on: CalendarDate,
): Promise<(BoardRow & { readonly former: string })[]> {
  const { rows } = await sql<BoardRow & { former: string }>`
    select distinct on (t.from_no) t.from_no as former, ${boardColumns("b")}
    from staff.organisation_transition t join staff.board b on b.number = t.to_no
    where t.from_no = any (${boards}) and t.complete and t.on_day <= ${on}
    order by t.from_no, t.on_day desc, t.to_no`.execute(db);
  return rows;
}

/** Boards that merged into each of several boards by a day, by number, at most so many; one statement. */
export const predecessorsOfBoards = (
  db: StaffDb,
  boards: readonly string[],
  on: CalendarDate,
  limit: number,
): Promise<BoardRow[][]> =>
  rowsOfEach(
    db,
    boards,
    sql<BoardRow>`
      select distinct ${boardColumns("b")}, b.number as _order
      from staff.organisation_transition t join staff.board b on b.number = t.from_no
      where t.to_no = wanted.key and t.complete and t.on_day <= ${on}`,
    undefined,
    limit,
  );

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
