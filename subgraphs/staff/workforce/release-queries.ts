import type { Tally, Withheld } from "@regiohub/infra/figures/release";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { isGoneBy } from "../transition/gone.js";
import type { CellsOfBoards } from "./counted.js";
import { isOfSurvivors } from "./observed-on.js";

/** A cell of each of several boards on a day, for those who may be told of no fewer than `smallest` people. */
export interface Question {
  readonly cells: CellsOfBoards;
  readonly smallest: number;
  readonly on: CalendarDate;
}

/** A figure that is out: counted on the day that was asked for, or an earlier one. Its `fte` is exact, to be rounded when it is shown. */
interface Released {
  readonly on: CalendarDate;
  readonly persons: number;
  readonly employments: number;
  readonly fte: Decimal;
}

/** Why there is no figure: it tells of few, or the deliveries do not reach back to the day. */
export type WhyNone = Withheld | "NOT_OBSERVED";

/** What was answered to the question since the board's latest delivery; both null: it was not asked. */
export interface Standing {
  readonly board: BoardNumber;
  readonly released: Released | null;
  readonly withheld: WhyNone | null;
}

const askedOf = ({ cells }: Question) =>
  sql`unnest(${[...cells.keys()]}::text[], ${[...cells.values()]}::text[]) as w (board_no, cell)`;

/** The latest delivery of the board that a column names; null when none has been kept. */
export const latestRunOf = (board: string): RawBuilder<number | null> => sql`
  (select d.run_id from staff.delivery d where d.board_no = ${sql.raw(board)} order by d.loaded_at desc limit 1)`;

const latestRun = latestRunOf("w.board_no");

/**
 * Of the boards that deliver what they were answered, by number; one statement. A board that has gone over has nobody from
 * that day on: everybody knows, so that it tells nothing of anybody. Of a day before its deliveries nothing is told.
 */
export async function standingAnswers(db: StaffDb, question: Question): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select w.board_no as board, case when too_late then 'NOT_OBSERVED' else a.withheld end as withheld, case
      when ${isGoneBy(sql`w.board_no`, question.on)} then jsonb_build_object(
        'on', ${question.on}::date, 'persons', 0, 'employments', 0, 'fte', '0.0000')
      when r.number is not null then jsonb_build_object(
        'on', r.counted_on, 'persons', r.persons, 'employments', r.employments, 'fte', r.fte::text) end as released
    from ${askedOf(question)} join staff.board b on b.number = w.board_no and b.delivers
    cross join lateral (select ${isOfSurvivors(sql`w.board_no`, question.on)} as too_late) deliveries
    left join staff.release_answer a on not too_late and a.board_no = w.board_no and a.cell = w.cell and a.smallest = ${question.smallest}
      and a.asked_on = ${question.on} and a.run_id is not distinct from ${latestRun}
    left join staff.release r on r.board_no = a.board_no and r.number = a.number
    order by w.board_no`.execute(db);
  return rows;
}

/**
 * Waits until nobody else releases, and keeps others waiting until the transaction ends; what was answered can be read
 * meanwhile. Takes no snapshot. Whose turn it is may use more memory than one of many: a region is 200,000 people.
 */
export async function waitForTurn(db: StaffDb): Promise<void> {
  await sql`lock table staff.release_answer in share row exclusive mode`.execute(db);
  await sql`set local work_mem = '64MB'`.execute(db);
}

/** A figure that is out, by who is in it. */
export interface Release {
  readonly board: BoardNumber;
  /** In order of release, of its board; from 1. */
  readonly number: number;
  readonly cell: string;
  readonly smallest: number;
  readonly on: CalendarDate;
  /** So many persons add so many employments and ten-thousandths fte. */
  readonly tally: Tally;
}

/** A figure that is out, and whether it may still be shown. */
export interface Given extends Release {
  /** Whether it is of a day before those that deliveries tell of: others are held against it, and it is no answer. */
  readonly isOfSurvivors: boolean;
}

/** All that is out of the boards, in order of release. */
export async function releasesOf(db: StaffDb, boards: readonly BoardNumber[]): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select board_no as board, number, cell, smallest, counted_on as on, tally,
      ${isOfSurvivors(sql`r.board_no`, sql`r.counted_on`)} as "isOfSurvivors"
    from staff.release r where board_no = any (${boards}) order by board_no, number`.execute(db);
  return rows;
}

/** What tables by board that are out say of a board, for those who may be told of so few or of fewer. */
export interface Tabled {
  readonly board: BoardNumber;
  /** Whether it is in one of the day. */
  readonly isOfDay: boolean;
  /** Whether one of the day says what it has. */
  readonly isOut: boolean;
  /** Whether one, of whatever day, does not say what it has: it is in what that says of everybody. */
  readonly isHidden: boolean;
}

/** Of those of the boards who are in tables what these say; one statement. */
export async function tabledBoards(db: StaffDb, { cells, smallest, on }: Question): Promise<Tabled[]> {
  const { rows } = await sql<Tabled>`
    with cell as (
      select c.key[1] as board, c.why is null as is_out, r.on_day = ${on} and t.smallest = ${smallest} as is_of_day
      from staff.figure_release r
      join staff.figure_table t on t.release_id = r.id and t.smallest <= ${smallest} and t.dimensions = '{BOARD}'
        and exists (select from staff.figure_table o join staff.figure_cell any_out on any_out.table_id = o.id
          where o.release_id = r.id and o.smallest = t.smallest and any_out.why is null) -- else it says nothing of anybody
      join staff.figure_cell c on c.table_id = t.id where c.key[1] = any (${[...cells.keys()]}))
    select board, bool_or(is_of_day) as "isOfDay", bool_or(is_of_day and is_out) as "isOut", bool_or(not is_out) as "isHidden"
    from cell group by 1`.execute(db);
  return rows;
}

/** Gives figures out: what they say. Who is in them is added apart. */
export async function addReleases(db: StaffDb, releases: readonly Release[]): Promise<void> {
  await sql`
    insert into staff.release (board_no, number, cell, smallest, counted_on, tally, persons, employments, fte)
    select n.board, n.number, n.cell, n.smallest, n.on, n.tally, sum(t.persons), sum(t.persons * (t.add[1])),
      sum(t.persons * (t.add[2])) / 10000.0
    from jsonb_to_recordset(${JSON.stringify(releases)}::jsonb)
      as n (board text, number int, cell text, smallest int, "on" date, tally jsonb)
    cross join lateral jsonb_to_recordset(n.tally) as t (persons int, add int[])
    group by n.board, n.number, n.cell, n.smallest, n.on, n.tally`.execute(db);
}

/** What a board's question is answered with: the number of a release, or why there is none. */
export interface Answered {
  readonly board: BoardNumber;
  readonly number: number | null;
  readonly withheld: Withheld | null;
}

/** Keeps what the question is answered with until the next delivery. */
export async function keepAnswers(db: StaffDb, question: Question, answers: readonly Answered[]): Promise<void> {
  await sql`
    insert into staff.release_answer (board_no, cell, smallest, asked_on, run_id, number, withheld)
    select w.board_no, w.cell, ${question.smallest}, ${question.on}, ${latestRun}, v.number, v.withheld
    from ${askedOf(question)} join unnest(${answers.map(({ board }) => board)}::text[],
      ${answers.map(({ number }) => number)}::int[], ${answers.map(({ withheld }) => withheld)}::text[]
    ) as v (board_no, number, withheld) using (board_no)
    order by w.board_no
    on conflict (board_no, cell, smallest, asked_on) do update
      set run_id = excluded.run_id, number = excluded.number, withheld = excluded.withheld`.execute(db);
}
