import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { sql } from "kysely";
import type { Period } from "../period.js";
import type { MobilityDb } from "../tables.js";

/** Schemes of the regions that figures are given out of: every scheme more is held against all of them. */
const SCHEMES = ["ARBEIDSMARKTREGIO", "PROVINCIE"] as const;

/** A board with a school in a region. */
interface BoardInArea {
  readonly board: BoardNumber;
  /** First and last day that its deliveries tell of; null: it delivers nothing. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Whether those count there who work at no school: where the board's first site is. */
  readonly hasMain: boolean;
}

/** A region, with the boards of primary education that have a school in it. */
export interface Area {
  /** Scheme and code. */
  readonly area: string;
  /** The day of whose borders it is: the one asked for, or a later one. */
  readonly bordersOn: CalendarDate;
  readonly sites: readonly string[];
  readonly boards: readonly BoardInArea[];
}

/**
 * Regions by the borders of a day, or where none so old are known by the first that are: those that are named, else all
 * that figures are given out of; in order, one statement.
 */
export async function areasOn(figures: MobilityDb, on: CalendarDate, named?: readonly string[]): Promise<Area[]> {
  const which = named ? sql`m.scheme || ' ' || m.region_code = any (${named})` : sql`m.scheme = any (${[...SCHEMES]})`;
  const { rows } = await sql<Area>`
    with main as (select board_no, min(site_code) as site_code from mobility.place where sector = 'PO' group by board_no),
    first as (select scheme, min(valid_from) as first_on from mobility.place_region group by scheme),
    here as (
      select m.scheme || ' ' || m.region_code as area, greatest(${on}::date, first_on) as borders_on, p.board_no,
        array_agg(p.site_code) as sites
      from mobility.place p join mobility.place_region m using (municipality_code) join first using (scheme)
      where p.sector = 'PO' and ${which}
        and greatest(${on}::date, first_on) between m.valid_from and coalesce(m.valid_to, 'infinity')
      group by 1, 2, 3)
    select h.area, h.borders_on as "bordersOn", jsonb_path_query_array(jsonb_agg(to_jsonb(h.sites)), '$[*][*]') as sites,
      jsonb_agg(jsonb_build_object('board', h.board_no, 'from', o.from_on, 'until', o.until_on, 'hasMain', main.site_code = any (h.sites))
        order by h.board_no) as boards
    from here h join main using (board_no) left join mobility.observed o using (board_no)
    group by 1, 2 order by 1`.execute(figures);
  return rows;
}

/** Boards in a region, and those of them whose deliveries tell of a whole period. */
export function coverageOf(
  { boards }: Area,
  { from, to }: Period,
): { readonly boards: number; readonly boardsObserved: number } {
  const observed = boards.filter(
    (one) => one.from !== null && one.until !== null && one.from <= from && one.until >= to,
  );
  return { boards: boards.length, boardsObserved: observed.length };
}

/** Whether a period is a year of those that figures of regions are given out of: from one 1 October to the next. */
export const isYear = ({ from, to }: Period): boolean =>
  from === octoberOf(yearOf(from)) && to === octoberOf(yearOf(from) + 1);

const yearOf = (on: CalendarDate): number => Number(on.slice(0, 4));
