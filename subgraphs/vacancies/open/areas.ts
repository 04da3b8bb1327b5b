import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { daysGivenOut } from "@regiohub/schema/access/given-out";
import { isReferenceDay } from "@regiohub/schema/octobers";
import { sql } from "kysely";
import type { VacanciesDb } from "../tables.js";
import type { Group, GroupCount } from "./figures.js";
import { openOn } from "./queries.js";

/** Schemes of the regions that figures of what is not shared are given out of. */
const SCHEMES = ["ARBEIDSMARKTREGIO", "PROVINCIE"] as const;

/**
 * Why a figure of a region, scheme and code, is not out: it is not yet, or none is of such regions or of such a day; of days
 * before the last 1 Octobers none is any more.
 */
export function whyNotOut(area: string, on: CalendarDate, today: CalendarDate): "NOT_PUBLISHED" | "NOT_PLANNED" {
  const isToCome = isReferenceDay(on) && on >= (daysGivenOut(today)[0] ?? today);
  return isToCome && SCHEMES.some((scheme) => area.startsWith(`${scheme} `)) ? "NOT_PUBLISHED" : "NOT_PLANNED";
}

/** A board with a school in a region. */
export interface BoardInArea {
  readonly board: BoardNumber;
  /** Days of which its deliveries of vacancies tell; null: it delivers none. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** A region, with the boards of primary education that have a school in it. */
export interface Area {
  /** Scheme and code. */
  readonly area: string;
  readonly boards: readonly BoardInArea[];
}

/**
 * For a statement's `with`: `here`, the sites of regions by the borders of a day, or where none so old are known by the
 * first that are; `at_board`, where each of their boards has what is at no site: at its first one.
 */
const sitesOf = (day: CalendarDate, named: readonly string[] | undefined) => sql`
  first as (select scheme, min(valid_from) as first_on from vacancies.place_region group by scheme),
  here as (
    select m.scheme || ' ' || m.region_code as area, p.board_no, p.site_code
    from vacancies.place p join vacancies.place_region m using (municipality_code) join first using (scheme)
    where p.sector = 'PO' and greatest(${day}::date, first_on) between m.valid_from and coalesce(m.valid_to, 'infinity')
      and ${named ? sql`m.scheme || ' ' || m.region_code = any (${named})` : sql`m.scheme = any (${[...SCHEMES]})`}),
  at_board as (
    select board_no, min(site_code) as site_code from vacancies.place where sector = 'PO' group by board_no)`;

/** Regions that are named, else all that figures are given out of; in order, one statement. */
export async function areasOf(figures: VacanciesDb, day: CalendarDate, named?: readonly string[]): Promise<Area[]> {
  const { rows } = await sql<Area>`
    with ${sitesOf(day, named)}
    select h.area, jsonb_agg(jsonb_build_object('board', h.board_no, 'from', o.from_on, 'until', o.until_on) order by h.board_no) as boards
    from (select distinct area, board_no from here) h left join vacancies.observed o using (board_no)
    group by 1 order by 1`.execute(figures);
  return rows;
}

/** What regions' open vacancies that boards share come to, by area; in no order, one statement. */
export async function sharedOfAreas(
  figures: VacanciesDb,
  day: CalendarDate,
  areas: readonly string[],
): Promise<readonly { readonly area: string; readonly counts: readonly GroupCount[] }[]> {
  const { rows } = await sql<{ area: string; counts: GroupCount[] }>`
    with ${sitesOf(day, areas)}, ${openHere(day)},
    counted as (
      select area, function_group, count(*) as vacancies, sum(fte) as fte from open_here where is_shared group by 1, 2)
    select area, jsonb_agg(jsonb_build_object('group', function_group, 'vacancies', vacancies, 'fte', fte)) as counts
    from counted group by 1`.execute(figures);
  return rows;
}

/** One vacancy that is not shared. */
interface Unshared {
  readonly board: BoardNumber;
  readonly number: string;
  readonly group: Group;
  /** In ten-thousandths of a full-time job. */
  readonly fte: number;
}

/** A region's open vacancies that boards do not share, in order. */
export async function unsharedOfArea(
  figures: VacanciesDb,
  day: CalendarDate,
  area: string,
): Promise<readonly Unshared[]> {
  const { rows } = await sql<Unshared>`
    with ${sitesOf(day, [area])}, ${openHere(day)}
    select board_no as board, vacancy_number as number, function_group as "group", fte
    from open_here where not is_shared order by 1, 2`.execute(figures);
  return rows;
}

/** Behind `sitesOf`: what is open in the regions, where its site is; of the board as a whole, where that is. */
const openHere = (day: CalendarDate) => sql`
  open_on as (${openOn(day, sql`array(select distinct board_no from here)`)}),
  open_here as (
    select h.area, v.* from open_on v left join vacancies.place p using (site_code)
    left join at_board b on b.board_no = v.board_no
    join here h on h.site_code = coalesce(p.site_code, b.site_code))`;
