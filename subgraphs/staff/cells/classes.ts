import type { CalendarDate } from "@regiohub/infra/values";
import { AGES } from "@regiohub/schema/age-bands";
import { type RawBuilder, sql } from "kysely";
import { scaleCodeOf } from "../scale/queries.js";
import type { MeaningOn } from "../scale/resolve.js";
import { firstSitesOn } from "../school/owned.js";
import { isCountedOn } from "../site/open.js";
import { countedLines, type LineColumn } from "../workforce/lines.js";
import { fteBySite } from "./parts.js";
import { UNKNOWN_SCALE } from "./queries.js";
import type { ReferenceOn } from "./reference.js";

/** Groups in which somebody mainly is where several of theirs are as large. */
export const GROUPS = ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE"];

/** Contracts by how firm they are: who has a firmer one beside another has that. */
export const CONTRACTS = ["PERMANENT", "TEMPORARY", "REPLACEMENT"];

/** What is read of a line. */
const COLUMNS: readonly LineColumn[] = [
  ...(["share", "fte", "function_group", "scale_code", "site_code", "starts_on", "ends_on"] as const),
];

const MISSING = sql`array(select board from missing)`;

/**
 * The people of the boards in `missing` on a day, by class: those who are alike as one row. For the boards themselves: FTE
 * are where the work is.
 */
export const classesOn = (on: CalendarDate, reference: ReferenceOn): RawBuilder<unknown> => sql`
  select board_no, age_from, sex, function_group, contract_kind, scale_group, site_code, exit_on,
    sum(persons) as persons, sum(employments) as employments, sum(fte) as fte
  from (${individualsOn(on, reference, "WORK")}) one group by 1, 2, 3, 4, 5, 6, 7, 8`;

/** At which place an employment's FTE count: where its person counts, or each line's part of them where that line is. */
export type FtePlace = "PERSON" | "WORK";

/**
 * The people of the boards in `missing` on a day, each with the classes that they are in. An employment is of the group
 * and the scale of the largest line that tells of it, where its code says one on that day. A person is of the group in which
 * most of their size is, and of the scale of the largest employment in it; of the firmest contract. Persons and employments
 * are at the person's one place, as `countCells` has it. So are FTE that others are given: a place of few FTE and nobody
 * would tell of one person.
 */
export const individualsOn = (
  on: CalendarDate,
  { scales, born }: ReferenceOn,
  ftePlace: FtePlace,
): RawBuilder<unknown> => sql`
  with scale as (${rowsOf(scales)}),
  main_site as ( -- one value, looked up by board: beside a list of 700 boards each person was held against all of them
    select jsonb_object_agg(board_no, code) as by_board from ${firstSitesOn(MISSING, on)} first where code is not null),
  ${countedLines(MISSING, { on, asOf: null, columns: COLUMNS, leftOut: "ARE_THERE" })},
  line as (
    select distinct on (a.board_no, a.member_id, a.number) a.board_no, a.member_id, a.number, a.contract_kind, a.fte,
      a.function_group, ${scaleCodeOf("a")} as scale_code, a.starts_on, a.ends_on, min(site.code) over lines as site_code,
      min(coalesce(site.code, '')) over lines <> max(coalesce(site.code, '')) over lines as is_divided
    from counted_line a left join staff.site on site.code = a.site_code and ${isCountedOn(on)}
    window lines as (partition by a.board_no, a.member_id, a.number)
    order by a.board_no, a.member_id, a.number, a.share desc nulls last, a.line),
  employment as (
    select board_no, member_id, number, contract_kind, line.function_group, line.is_divided,
      case when line.scale_code is not null then coalesce(scale."group", ${UNKNOWN_SCALE}) end as scale_group,
      (coalesce(line.fte, 0) * 10000)::int as fte,
      sum(coalesce(line.fte, 0)) over (partition by board_no, member_id, line.function_group) as in_group,
      min(array_position(${CONTRACTS}::text[], contract_kind)) over person as firmest,
      coalesce(line.site_code, ${mainSite}) as work_site,
      coalesce(min(line.site_code) over person, ${mainSite}) as site_code
    from line left join scale on scale.code = line.scale_code and (scale."otherUntil" is null or line.starts_on > scale."otherUntil")
      and (scale."otherFrom" is null or line.ends_on < scale."otherFrom")
    window person as (partition by board_no, member_id)),
  ranked as (
    select *, ${ftePlace === "PERSON" ? sql`true` : sql`not is_divided and work_site is not distinct from site_code`} as is_here,
      row_number() over (partition by board_no, member_id order by in_group desc,
      array_position(${GROUPS}::text[], function_group) nulls last, fte desc, number) = 1 as is_main
    from employment),
  one as ( -- each employment by what it is; the person by what they mainly are; and FTE that are elsewhere
    select board_no, member_id, function_group, scale_group, site_code, contract_kind,
      case when is_main and contract_kind = (${CONTRACTS}::text[])[firmest] then 1 else 0 end as persons,
      1 as employments, case when is_here then fte else 0 end as fte
    from ranked
    union all
    select board_no, member_id, function_group, scale_group, site_code, (${CONTRACTS}::text[])[firmest], 1, 0, 0
    from ranked where is_main and contract_kind <> (${CONTRACTS}::text[])[firmest]
    union all
    select board_no, member_id, function_group, scale_group, part.site_code, contract_kind, 0, 0, part.fte
    from ranked join (${fteBySite(on, mainSite)}) part using (board_no, member_id, number) where part.fte > 0)
  select one.board_no, one.member_id, ${ageFrom(on)} as age_from, one.sex, one.function_group, one.contract_kind,
    one.scale_group, one.site_code, retiring.exit_on, one.persons, one.employments, one.fte
  from (
    select one.*, coalesce(m.sex, gone.sex) as sex, coalesce(m.born_on, gone.born_on) as born_on
    from one left join staff.member m on m.board_no = one.board_no and m.id = one.member_id
    left join (select distinct board_no, member_id, sex, born_on from left_out) gone
      on gone.board_no = one.board_no and gone.member_id = one.member_id) one
  left join unnest(${born.map(({ bornIn }) => bornIn)}::date[], ${born.map(({ exitOn }) => exitOn)}::date[])
    as retiring (born_in, exit_on) on retiring.born_in = date_trunc('month', one.born_on)::date`;

/** Where what is done at no school counts: at the board's first site. */
const mainSite = sql`(select by_board from main_site) ->> board_no`;

const rowsOf = (scales: readonly MeaningOn[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(scales)}::jsonb)
    as s (code text, "group" text, "otherUntil" date, "otherFrom" date)`;

const ageFrom = (on: CalendarDate) => sql`
  (${[0, ...AGES]}::smallint[])[1 + width_bucket(extract(year from age(${on}::date, one.born_on))::int, ${[...AGES]}::int[])]`;
