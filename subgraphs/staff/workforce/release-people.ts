import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import type { Alike } from "./counted.js";
import type { Release } from "./release-queries.js";

/** People of a board to whom the same happened. */
export interface Course {
  readonly board: BoardNumber;
  readonly persons: number;
  /** Number of the release, employments, ten-thousandths fte: since that release of its cell. Number 0: as counted now. */
  readonly steps: readonly (readonly [number: number, employments: number, fte: number])[];
}

/** What releases say of everybody, one change at a time. */
const changesOf = (boards: readonly BoardNumber[]) => sql`
  select r.board_no, r.cell, r.smallest, r.number, person, c.employments, c.fte
  from staff.release r join staff.release_people c using (board_no, number) cross join lateral unnest(c.people) as person
  where r.board_no = any (${boards})`;

const listOf = (alike: readonly Alike[]) => sql`
  unnest(${alike.map(({ board }) => board)}::text[], ${alike.map(({ employments }) => employments)}::int[],
    ${alike.map(({ fte }) => fte)}::int[], ${alike.map(({ people }) => people)}::text[]
  ) as c (board_no, employments, fte, people)`;

const nowCounted = (alike: readonly Alike[]) => sql`
  select c.board_no, person, c.employments, c.fte
  from ${listOf(alike)} cross join lateral unnest(c.people::uuid[]) as person`;

/** Everybody of the boards who is or was counted, by what releases say of them and who is counted now. */
export async function coursesOf(
  db: StaffDb,
  boards: readonly BoardNumber[],
  alike: readonly Alike[],
): Promise<Course[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<Course>`
    select board_no as board, steps, count(*) as persons from (
      select board_no, array_agg(array[number, employments, fte] order by number) as steps from (
        select board_no, person, number, employments, fte from (${changesOf(boards)}) change
        union all select board_no, person, 0, employments, fte from (${nowCounted(alike)}) now) step
      group by board_no, person) course
    group by board_no, steps`.execute(db);
  return rows;
}

const numbersOf = (releases: readonly Release[]) => sql`
  unnest(${releases.map(({ board }) => board)}::text[], ${releases.map(({ number }) => number)}::int[])
    as n (board_no, number)`;

/** Adds who is in releases that are the first of their cell: everybody. */
export async function addEverybody(db: StaffDb, releases: readonly Release[], alike: readonly Alike[]): Promise<void> {
  if (releases.length === 0) return;
  await sql`
    insert into staff.release_people (board_no, number, employments, fte, people)
    select board_no, n.number, c.employments, c.fte, c.people::uuid[]
    from ${listOf(alike)} join ${numbersOf(releases)} using (board_no)`.execute(db);
}

/** Adds who is in releases otherwise than in the one before of the same cell. */
export async function addChanged(db: StaffDb, releases: readonly Release[], alike: readonly Alike[]): Promise<void> {
  if (releases.length === 0) return;
  await sql`
    with released as (
      select board_no, number, r.cell, r.smallest from staff.release r join ${numbersOf(releases)} using (board_no, number)),
    now as (${nowCounted(alike)}),
    was as (
      select distinct on (c.board_no, c.person) c.board_no, c.person, c.employments, c.fte
      from (${changesOf(releases.map(({ board }) => board))}) c join released using (board_no, cell, smallest)
      order by c.board_no, c.person, c.number desc)
    insert into staff.release_people (board_no, number, employments, fte, people)
    select board_no, released.number, coalesce(now.employments, 0), coalesce(now.fte, 0), array_agg(person)
    from now full join was using (board_no, person) join released using (board_no)
    where (now.employments, now.fte) is distinct from (was.employments, was.fte)
      and (now.employments is not null or was.employments > 0)
    group by board_no, released.number, coalesce(now.employments, 0), coalesce(now.fte, 0)`.execute(db);
}
