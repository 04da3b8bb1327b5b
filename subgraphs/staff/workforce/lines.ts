import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { known, superseded } from "../history/known.js";
import { isNotGoneBy } from "../transition/gone.js";
import { leftOutOn, members } from "./left-out.js";
import { countsOn, runsOn } from "./running.js";

/** A day, and the moment as of which the hub knew of it; null: as it knows it now. */
interface When {
  readonly on: CalendarDate;
  readonly asOf: Instant | null;
}

/** What is read of a line, but for whose it is. */
export type LineColumn =
  | "share"
  | "fte"
  | "hours_per_week"
  | "function_group"
  | "scale_code"
  | "site_code"
  | "expertise"
  | "starts_on"
  | "ends_on";

interface Lines extends When {
  readonly columns: readonly LineColumn[];
  /** Whether whom later deliveries left out was there until then (`left_out` has them), or nobody is who is not known. */
  readonly leftOut: "ARE_THERE" | "ARE_GONE";
}

/**
 * Common table expressions: `counted_line`, the lines that tell of employments that count on a day, with `board_no`,
 * `member_id`, `number` and `contract_kind` of the employment, `line` and the columns; and `left_out`, as `leftOutOn`
 * has it. Each employment that runs and is of a kind that counts has one at least: lines that run, else as
 * `nearestLines`. A board that has gone over has nobody. Employments whose own lines run, nearly all, are read once.
 * @param boards an array, as it stands in the statement
 */
export const countedLines = (
  boards: RawBuilder<unknown>,
  { on, asOf, columns, leftOut }: Lines,
): RawBuilder<unknown> => sql`
  there as materialized ( -- boards, not rows: with few boards the planner would expect that rows leave nobody
    select array(select board from unnest(${boards}) as board where ${isNotGoneBy(sql`board`, boards, on)}) as boards),
  left_out as materialized ${leftOut === "ARE_THERE" ? leftOutOn(THERE, { on, asOf }) : NOBODY},
  running as materialized ( -- without a line: none of the employment's runs
    select e.board_no, e.member_id, e.number, e.contract_kind, a.line, ${columnsOf("a", columns)}
    from ${known("employment", asOf)} e left join ${known("assignment", asOf)} a
      on a.board_no = e.board_no and a.member_id = e.member_id and a.employment_number = e.number
      and a.board_no = any (${THERE}) and ${runsOn("a", on)}
    where e.board_no = any (${THERE}) and ${countsOn("e", on)}),
  lineless as materialized (
    select board_no, member_id, number, contract_kind, member_id as said_id from running where line is null
    union all
    select board_no, member_id, number, contract_kind, said_id from left_out),
  counted_line as (
    select * from running where line is not null
    union all
    select * from ${nearestLines("lineless", { on, asOf, columns })} a)`;

const THERE = sql`(select boards from there)::text[]`;

const NOBODY = sql`(select null::text as board_no, null::uuid as member_id, null::text as number, null::text as contract_kind,
  null::uuid as said_id where false)`;

/**
 * The lines that tell of employments on a day: those that run; where none does, those that ended last before, else those
 * that begin first after it. A line that a delivery left out of an employment counts until the first line that was said
 * later begins: exports hold the lines of some months. Gives the employment, `line` and the columns; to be read from.
 * Each employment is looked up by itself: to the planner they are one or two, and what it joins them with takes their square.
 * @param employments a relation of them: `board_no`, `member_id`, `number`, `contract_kind`, and the id under which they
 *   were said, `said_id`
 */
export const nearestLines = (
  employments: string,
  { on, asOf, columns }: Pick<Lines, "on" | "asOf" | "columns">,
): RawBuilder<unknown> => sql`(
  with said as (
    select e.*, null::bigint as until_run_id, a.line, a.starts_on as first, a.ends_on as last, ${columnsOf("a", columns)}
    from ${sql.raw(employments)} e join ${known("assignment", asOf)} a
      on a.board_no = e.board_no and a.member_id = e.said_id and a.employment_number = e.number
    union all
    (select distinct on (e.board_no, e.member_id, e.number, a.line)
      e.*, a.until_run_id, a.line, a.starts_on as first, a.ends_on as last, ${columnsOf("a", columns)}
    from ${sql.raw(employments)} e
    join ${members(asOf)} own on own.board_no = e.board_no and own.id = e.said_id
    join ${members(asOf)} any_id on any_id.board_no = own.board_no and any_id.number = own.number -- who went and came back has several
    join ${superseded("assignment", asOf)} a
      on a.board_no = any_id.board_no and a.member_id = any_id.id and a.employment_number = e.number
    where not exists (
      select from ${known("assignment", asOf)} n
      where n.board_no = e.board_no and n.member_id = e.said_id and n.employment_number = e.number and n.line = a.line)
    order by e.board_no, e.member_id, e.number, a.line, a.until_run_id desc)),
  line as (
    select *, least(last, min(first) over said_later - 1) as until
    from said window said_later as (partition by board_no, member_id, number order by until_run_id desc nulls first
      groups between unbounded preceding and 1 preceding)),
  away as (
    select *, case when until < ${on} then ${on}::date - until when first > ${on} then ${FURTHER} + (first - ${on}::date) else 0 end as days
    from line where first <= coalesce(until, 'infinity'))
  select board_no, member_id, number, contract_kind, line, ${columnsOf("", columns)}
  from (select *, min(days) over (partition by board_no, member_id, number) as fewest from away) away where days = fewest)`;

/** Days by which a line after the day is further than any before it. */
const FURTHER = 1_000_000;

const columnsOf = (row: string, columns: readonly LineColumn[]) =>
  sql.raw(columns.map((column) => (row === "" ? column : `${row}.${column}`)).join(", "));
