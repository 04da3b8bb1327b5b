import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { sitesOfArea } from "../cells/place.js";
import type { BoardInArea } from "../region/queries.js";
import { firstSitesOn } from "../school/owned.js";
import { isCountedOn } from "../site/open.js";
import type { StaffDb } from "../tables.js";
import { countedLines } from "./lines.js";

/** Everybody of a board. */
export const WHOLE = "*";

/** Of each of several boards, no board twice, either everybody (`WHOLE`) or its part in one area. */
export type CellsOfBoards = ReadonlyMap<string, string>;

/** What of each board with a site in an area is in it. */
export const cellsOfArea = (area: string, boards: readonly BoardInArea[]): CellsOfBoards =>
  new Map(boards.map(({ number, isWhole }) => [number, isWhole ? WHOLE : area]));

/** People of a cell who count the same. */
export interface Alike {
  readonly board: BoardNumber;
  readonly employments: number;
  /** In ten-thousandths. */
  readonly fte: number;
  readonly persons: number;
  /** Their ids, in the form that the database writes a list in. */
  readonly people: string;
}

/**
 * Who is in cells of boards on a day; one statement. A person counts in one place alone, so that the parts of a board add
 * up to the board: with all they do at the first, by code, of the sites that count where a line is that tells of them;
 * else where the board's own first site is.
 */
export async function countCells(db: StaffDb, cells: CellsOfBoards, on: CalendarDate): Promise<Alike[]> {
  const boards = [...cells.keys()];
  const { rows } = await sql<Alike>`
    with part as materialized ( -- few: beside each of all boards, it would be 200,000 people times hundreds
      select w.board_no, array(${sitesOfArea(sql`w.cell`, on)}) as sites, first.code as main_site
      from unnest(${boards}::text[], ${[...cells.values()]}::text[]) as w (board_no, cell)
      left join ${firstSitesOn(sql`${boards}`, on)} first using (board_no) where w.cell <> ${WHOLE}),
    ${countedLines(sql`${boards}::text[]`, { on, asOf: null, columns: ["fte", "site_code"], leftOut: "ARE_THERE" })},
    employment as ( -- lines that tell of one day agree about the size
      select a.board_no, a.member_id, max(a.fte) as fte, min(site.code) as site_code
      from counted_line a left join staff.site on site.code = a.site_code and ${isCountedOn(on)}
      group by a.board_no, a.member_id, a.number),
    person as (
      select board_no, member_id as person, count(*)::int as employments,
        (coalesce(sum(fte), 0) * 10000)::int as fte, min(site_code) as site_code
      from employment group by board_no, member_id)
    select board_no as board, employments, fte, count(*) as persons, array_agg(person)::text as people
    from person left join part using (board_no)
    where part.sites is null or coalesce(site_code, main_site) = any (part.sites)
    group by board_no, employments, fte`.execute(db);
  return rows;
}
