import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { sql } from "kysely";
import { firstSitesOn, ownersOn } from "../school/owned.js";
import { sitesIn } from "../swv/area.js";
import type { StaffDb } from "../tables.js";
import { countedLines } from "../workforce/lines.js";

/** The dimension of what people are experts in. */
export const EXPERTISES = "EXPERTISE";

/** What a partnership needs of an expertise, and what some boards have of it there. */
export interface BalanceRow {
  readonly swv: string;
  readonly expertise: string;
  readonly demandFte: Decimal;
  /** Those of the boards that deliver and have a site there. */
  readonly boards: number;
  /** Those among them that say of anybody at all what they are expert in. */
  readonly boardsTelling: number;
  readonly supplyFte: Decimal;
  readonly persons: number;
}

/** Whose experts, and when. */
interface Counting {
  readonly boards: readonly BoardNumber[];
  readonly on: CalendarDate;
}

/**
 * What partnerships need in a year, by expertise, beside what some boards have of it on its 1 October, exact: at most so
 * many, one statement.
 */
export async function balancesOf(
  db: StaffDb,
  swvs: readonly string[],
  { year, boards }: { readonly year: number; readonly boards: readonly BoardNumber[] },
  limit: number,
): Promise<BalanceRow[]> {
  const counting = { boards, on: octoberOf(year) };
  const { rows } = await sql<BalanceRow>`
    with ${placesIn(swvs, counting)},
    supply as (
      select swv, expertise, count(*)::int as persons, sum(fte)::numeric(10, 2) as fte
      from (${EXPERTS}) expert group by 1, 2),
    counted as (
      select place.swv, count(*)::int as boards, count(*) filter (where ${tellsExpertise})::int as telling
      from (select distinct swv, board_no from place) place join staff.board b on b.number = place.board_no
      where b.number = any (${boards}) and b.delivers group by 1)
    select d.swv_code as swv, d.expertise, d.fte as "demandFte", coalesce(counted.boards, 0) as boards,
      coalesce(counted.telling, 0) as "boardsTelling", coalesce(supply.fte, 0.00) as "supplyFte", coalesce(supply.persons, 0) as persons
    from staff.swv_demand d left join counted on counted.swv = d.swv_code
    left join supply on supply.swv = d.swv_code and supply.expertise = d.expertise
    where d.swv_code = any (${swvs}) and d.year = ${year} order by d.swv_code, d.expertise limit ${limit}`.execute(db);
  return rows;
}

/**
 * The experts of boards at the sites of a partnership, those who count alike together; one statement. The measures are
 * persons, employments and ten-thousandths fte; families are boards.
 */
export async function expertPeople(figures: StaffDb, swv: string, counting: Counting): Promise<People[]> {
  const { rows } = await sql<People>`
    with ${placesIn([swv], counting)},
    person as (
      select board_no, member_id, jsonb_agg(jsonb_build_object('is', jsonb_build_object(${EXPERTISES}::text, expertise),
        'add', jsonb_build_array(1, employments, (fte * 10000)::int)) order by expertise) as parts
      from (${EXPERTS}) expert group by 1, 2)
    select board_no as family, parts, array_agg(member_id::text) as people from person group by 1, 2`.execute(figures);
  return rows;
}

/** Partnerships that need something in a year, by code. */
export async function swvsInNeed(figures: StaffDb, year: number): Promise<string[]> {
  const { rows } = await sql<{ swv: string }>`
    select distinct swv_code as swv from staff.swv_demand where year = ${year} order by 1`.execute(figures);
  return rows.map(({ swv }) => swv);
}

/** Whether a board (`b`) says what anybody is expert in; else nobody can tell whether it has none or names none. */
const tellsExpertise = sql<boolean>`
  exists (select from staff.assignment a where a.board_no = b.number and a.expertise is not null)`;

/**
 * `place`: the sites of partnerships, and whose they were on the day; `main_site`: the first site of each board that is
 * counted; and `countedLines`.
 */
const placesIn = (swvs: readonly string[], { boards, on }: Counting) => sql`
  place as materialized (
    select wanted.key as swv, site.code, own.board_no from unnest(${swvs}::text[]) as wanted (key)
    cross join lateral (select * from ${sitesIn(on)}) site join ${ownersOn(on)} own on own.brin = site.brin),
  main_site as ${firstSitesOn(sql`${boards}`, on)},
  ${countedLines(sql`${boards}::text[]`, { on, asOf: null, columns: ["share", "fte", "site_code", "expertise"], leftOut: "ARE_THERE" })}`;

/**
 * Who is an expert in what at `place`. A line counts where it is, one above school level at the first site of its board,
 * with its part of the employment's size to four decimals, as all FTE are counted; one that shares the employment with others in parts that are not known adds a
 * person and no size.
 */
const EXPERTS = sql`
  select place.swv, line.board_no, line.member_id, line.expertise, count(distinct line.number) as employments,
    coalesce(sum(line.fte), 0) as fte
  from (
    select a.board_no, a.member_id, a.number, a.expertise, coalesce(a.site_code, main_site.code) as site_code,
      round(a.fte * coalesce(a.share, case when count(*) over (partition by board_no, member_id, a.number) = 1 then 1 end), 4) as fte
    from counted_line a left join main_site using (board_no)) line
  join (select distinct swv, code from place) place on place.code = line.site_code
  where line.expertise is not null group by 1, 2, 3, 4`;
