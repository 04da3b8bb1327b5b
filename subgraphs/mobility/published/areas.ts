import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { olderDays } from "@regiohub/schema/access/given-out";
import type { WhyMissing } from "@regiohub/schema/figures";
import { octoberOf } from "@regiohub/schema/octobers";
import { sql } from "kysely";
import type { Period } from "../period.js";
import { HELD } from "../place/held.js";
import type { MobilityDb } from "../tables.js";

/** Schemes of the regions that figures are given out of: every scheme more is held against all of them. */
const SCHEMES = ["ARBEIDSMARKTREGIO", "PROVINCIE"] as const;

/** A region, scheme and code, of which nothing is out, and its boards. */
interface NotOut {
  readonly area: string;
  readonly boards: readonly Pick<BoardInArea, "from">[];
  readonly today: CalendarDate;
}

/** Why nothing is out of a region: it never is of such regions or of such a period, no deliveries tell of it, or not yet. */
export function whyNotOut({ area, boards, today }: NotOut, period: Period): WhyMissing {
  const isPlanned = isYear(period) && period.to >= (olderDays(today)[0] ?? today);
  if (!isPlanned || !SCHEMES.some((scheme) => area.startsWith(`${scheme} `))) return "NOT_PLANNED";
  const delivering = boards.flatMap(({ from }) => from ?? []);
  if (delivering.length === 0) return "NOT_DELIVERED";
  return delivering.some((from) => from <= period.from) ? "NOT_PUBLISHED" : "NOT_OBSERVED";
}

/** A board with a school in a region. */
interface BoardInArea {
  readonly board: BoardNumber;
  /** First and last day that its deliveries tell of, to the period's end where it is gone by then; null: it delivers nothing. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Whether those count there who work at no school: where the first site is of those that the board has had longest. */
  readonly hasMain: boolean;
}

/** A region, with the boards of primary education that have a school in it on a day of a period from its first stock on. */
export interface Area {
  /** Scheme and code. */
  readonly area: string;
  /** The day of whose borders it is: the period's last one, or a later one. */
  readonly bordersOn: CalendarDate;
  readonly sites: readonly string[];
  readonly boards: readonly BoardInArea[];
}

/**
 * Regions by the borders of a period's last day, or where none so old are known by the first that are: those that are
 * named, else all that figures are given out of; in order, one statement.
 */
export async function areasOf(figures: MobilityDb, { from, to }: Period, named?: readonly string[]): Promise<Area[]> {
  const which = named ? sql`m.scheme || ' ' || m.region_code = any (${named})` : sql`m.scheme = any (${[...SCHEMES]})`;
  const { rows } = await sql<Area>`
    with ${sql.raw(HELD)},
    place as (
      select p.site_code, p.municipality_code, h.board_no, h.from_on from mobility.place p join held h using (brin)
      where p.sector = 'PO' and h.from_on <= ${to} and h.until_on > ${from}),
    main as (select board_no, (array_agg(site_code order by from_on, site_code))[1] as site_code from place group by 1),
    ${goneBy(to)},
    first as (select scheme, min(valid_from) as first_on from mobility.place_region group by scheme),
    here as (
      select m.scheme || ' ' || m.region_code as area, greatest(${to}::date, first_on) as borders_on, p.board_no,
        array_agg(p.site_code) as sites
      from place p join mobility.place_region m using (municipality_code) join first using (scheme)
      where ${which} and greatest(${to}::date, first_on) between m.valid_from and coalesce(m.valid_to, 'infinity')
      group by 1, 2, 3)
    select h.area, h.borders_on as "bordersOn", jsonb_path_query_array(jsonb_agg(to_jsonb(h.sites)), '$[*][*]') as sites,
      jsonb_agg(jsonb_build_object('board', h.board_no, 'from', o.from_on,
        'until', case when gone.board_no is null then o.until_on else greatest(o.until_on, ${to}) end,
        'hasMain', main.site_code = any (h.sites)) order by h.board_no) as boards
    from here h join main using (board_no) left join mobility.observed o using (board_no) left join gone on gone.board_no = o.board_no
    group by 1, 2 order by 1`.execute(figures);
  return rows;
}

/** Boards that went over as a whole by a day: there is nothing more to tell of them. */
const goneBy = (day: CalendarDate) => sql`
  gone as (
    select distinct from_board as board_no from mobility.going_over
    where basis = 'RECORD' and complete and school = '' and on_day <= ${day})`;

/** Those of the boards whose deliveries tell of a whole period; one statement. */
export async function boardsTelling(
  figures: MobilityDb,
  boards: readonly BoardNumber[],
  { from, to }: Period,
): Promise<ReadonlySet<BoardNumber>> {
  if (boards.length === 0) return new Set();
  const { rows } = await sql<{ board: BoardNumber }>`
    with ${goneBy(to)}
    select o.board_no as board from mobility.observed o left join gone using (board_no)
    where o.board_no = any (${boards}) and o.from_on <= ${from} and (o.until_on >= ${to} or gone.board_no is not null)`.execute(
    figures,
  );
  return new Set(rows.map(({ board }) => board));
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
const isYear = ({ from, to }: Period): boolean =>
  from === octoberOf(yearOf(from)) && to === octoberOf(yearOf(from) + 1);

const yearOf = (on: CalendarDate): number => Number(on.slice(0, 4));
