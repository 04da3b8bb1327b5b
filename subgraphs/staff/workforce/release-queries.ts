import type { Withheld } from "@regiohub/infra/figures/release";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { type CellsOfBoards, counting } from "./counted.js";

/** A cell of each of several boards on a day, for those who may be told of no fewer than `smallest` people. */
export interface Question {
  readonly cells: CellsOfBoards;
  readonly smallest: number;
  readonly on: CalendarDate;
}

/** A figure that is out: counted on the day that was asked for, or an earlier one. Its `fte` has two decimals. */
export interface Released {
  readonly on: CalendarDate;
  readonly persons: number;
  readonly employments: number;
  readonly fte: Decimal;
}

/** What was answered to the question since the board's latest delivery; both null: it was not asked. */
export interface Standing {
  readonly board: BoardNumber;
  readonly released: Released | null;
  readonly withheld: Withheld | null;
}

const askedOf = ({ cells }: Question) =>
  sql`unnest(${[...cells.keys()]}::text[], ${[...cells.values()]}::text[]) as w (board_no, cell)`;

const latestRun = sql`
  (select d.run_id from staff.delivery d where d.board_no = w.board_no order by d.loaded_at desc limit 1)`;

/** Of the boards that deliver what they were answered, by number; one statement. */
export async function standingAnswers(db: StaffDb, question: Question): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select w.board_no as board, a.withheld, case when r.number is not null then jsonb_build_object(
      'on', r.counted_on, 'persons', r.persons, 'employments', r.employments, 'fte', r.fte::text) end as released
    from ${askedOf(question)} join staff.board b on b.number = w.board_no and b.delivers
    left join staff.release_answer a on a.board_no = w.board_no and a.cell = w.cell and a.smallest = ${question.smallest}
      and a.asked_on = ${question.on} and a.run_id is not distinct from ${latestRun}
    left join staff.release r on r.board_no = a.board_no and r.number = a.number
    order by w.board_no`.execute(db);
  return rows;
}

/** Waits until nobody else releases, until the transaction ends; what was answered can be read meanwhile. No snapshot yet. */
export async function waitForTurn(db: StaffDb): Promise<void> {
  await sql`lock table staff.release_answer in share row exclusive mode`.execute(db);
}

/** A figure that is out, without what it says. */
export interface Release {
  readonly board: BoardNumber;
  /** In order of release, of its board; from 1. */
  readonly number: number;
  readonly cell: string;
  readonly smallest: number;
  readonly on: CalendarDate;
}

/** All that is out of the boards, in order of release. */
export async function releasesOf(db: StaffDb, boards: readonly BoardNumber[]): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select board_no as board, number, cell, smallest, counted_on as on from staff.release
    where board_no = any (${boards}) order by board_no, number`.execute(db);
  return rows;
}

/** People of a board to whom the same happened. */
export interface Course {
  readonly board: BoardNumber;
  readonly persons: number;
  /** Number of the release, employments, ten-thousandths fte: since that release of its cell. Number 0: as counted now. */
  readonly steps: readonly (readonly [number: number, employments: number, fte: number])[];
}

/** Everybody who is or was counted, by what releases say of them and what the question asks. */
export async function coursesOf(db: StaffDb, { cells, on }: Question): Promise<Course[]> {
  const { rows } = await sql<Course>`
    with ${counting(cells, on)}
    select board_no as board, steps, count(*) as persons from (
      select board_no, array_agg(array[number, employments, fte] order by number) as steps from (
        select board_no, person, number, employments, fte from changes
        union all select board_no, person, 0, employments, fte from counted) step
      group by board_no, person) course
    group by board_no, steps`.execute(db);
  return rows;
}

/** Gives the question's figures out, numbered by board. */
export async function addReleases(
  db: StaffDb,
  { cells, smallest, on }: Question,
  numbers: ReadonlyMap<BoardNumber, number>,
): Promise<void> {
  const chosen = new Map([...cells].filter(([board]) => numbers.has(board)));
  await sql`
    with ${counting(chosen, on)},
    latest as (
      select distinct on (c.board_no, c.person) c.board_no, c.person, c.employments, c.fte
      from changes c join wanted w on w.board_no = c.board_no and w.cell = c.cell
      where c.smallest = ${smallest} order by c.board_no, c.person, c.number desc),
    changed as (
      select board_no, array_agg(person) as people, array_agg(employments) as people_employments,
        array_agg(fte) as people_fte
      from (
        select board_no, person, coalesce(now.employments, 0) as employments, coalesce(now.fte, 0) as fte
        from counted now full join latest was using (board_no, person)
        where (coalesce(now.employments, 0), coalesce(now.fte, 0)) <> (coalesce(was.employments, 0), coalesce(was.fte, 0))
      ) one group by board_no),
    total as (
      select board_no, count(*) as persons, sum(employments) as employments, sum(fte) / 10000.0 as fte
      from counted group by board_no)
    insert into staff.release (board_no, number, cell, smallest, counted_on, persons, employments, fte, people,
      people_employments, people_fte)
    select board_no, n.number, w.cell, ${smallest}, ${on}, t.persons, t.employments, t.fte, c.people, c.people_employments,
      c.people_fte
    from wanted w join total t using (board_no) join changed c using (board_no)
    join unnest(${[...numbers.keys()]}::text[], ${[...numbers.values()]}::int[]) as n (board_no, number) using (board_no)
    order by board_no`.execute(db);
}

/** What a board's question is answered with: the number of a release, or why there is none. */
export interface Verdict {
  readonly board: BoardNumber;
  readonly number: number | null;
  readonly withheld: Withheld | null;
}

/** Keeps what the question is answered with until the next delivery. */
export async function keepAnswers(db: StaffDb, question: Question, verdicts: readonly Verdict[]): Promise<void> {
  await sql`
    insert into staff.release_answer (board_no, cell, smallest, asked_on, run_id, number, withheld)
    select w.board_no, w.cell, ${question.smallest}, ${question.on}, ${latestRun}, v.number, v.withheld
    from ${askedOf(question)} join unnest(${verdicts.map(({ board }) => board)}::text[],
      ${verdicts.map(({ number }) => number)}::int[], ${verdicts.map(({ withheld }) => withheld)}::text[]
    ) as v (board_no, number, withheld) using (board_no)
    order by w.board_no
    on conflict (board_no, cell, smallest, asked_on) do update
      set run_id = excluded.run_id, number = excluded.number, withheld = excluded.withheld`.execute(db);
}
