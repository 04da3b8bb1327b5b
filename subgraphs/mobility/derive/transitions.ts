import type { ClientBase } from "pg";
import type { Transition } from "../event/known.js";
import { HELD } from "../place/held.js";
import { insertAll } from "./insert.js";

/**
 * What the registers say of boards and schools that went over, by the boards whose they were the day before and on the day.
 * What is to come is a plan. Sites are passed over: people are counted at schools.
 */
export async function readRecords(client: ClientBase): Promise<readonly Transition[]> {
  const { rows } = await client.query<Transition>(
    `with ${HELD},
     holder as (
       select brin as no, board_no, from_on, until_on from held
       union select n.no, n.no, '-infinity'::date, 'infinity'::date
       from mobility.transition t, unnest(array[t.from_no, t.to_no]) n (no) where length(n.no) = 5)
     select f.board_no as "from", t.board_no as "to", case when length(r.from_no) = 4 then r.from_no end as school,
       r.on_day as "on", bool_or(r.complete) as complete, 'RECORD' as basis
     from mobility.transition r
       join holder f on f.no = r.from_no and f.from_on < r.on_day and f.until_on >= r.on_day
       join holder t on t.no = r.to_no and t.from_on <= r.on_day and t.until_on > r.on_day
     where f.board_no <> t.board_no and r.on_day <= (select max(until_on) from mobility.observed)
     group by 1, 2, 3, 4`,
  );
  return rows;
}

/** The transitions that events were last concluded with: recorded ones, and those that showed in who went. */
export async function readConcluded(client: ClientBase): Promise<readonly Transition[]> {
  const { rows } = await client.query<Transition>(
    `select from_board as "from", to_board as "to", nullif(school, '') as school, on_day as "on", complete, basis
     from mobility.going_over`,
  );
  return rows;
}

/** Brings what is concluded with from some transitions to others. Gives those that are new, or are no more. */
export async function renewTransitions(
  client: ClientBase,
  before: readonly Transition[],
  now: readonly Transition[],
): Promise<readonly Transition[]> {
  const [had, has] = [before, now].map((some) => new Set(some.map(textOf)));
  const gone = before.filter((one) => !has?.has(textOf(one)));
  const come = now.filter((one) => !had?.has(textOf(one)));
  for (const { from, to, school, on, basis } of gone) {
    await client.query(
      `delete from mobility.going_over
       where (from_board, to_board, school, on_day, basis) = ($1, $2, $3, $4::date, $5)`,
      [from, to, school ?? "", on, basis],
    );
  }
  await insertAll(client, "mobility.going_over", come, {
    from_board: ["text", ({ from }) => from],
    to_board: ["text", ({ to }) => to],
    school: ["text", ({ school }) => school ?? ""],
    on_day: ["date", ({ on }) => on],
    complete: ["boolean", ({ complete }) => complete],
    basis: ["text", ({ basis }) => basis],
  });
  return [...gone, ...come];
}

const textOf = ({ from, to, school, on, complete, basis }: Transition): string =>
  [from, to, school, on, complete, basis].join(" ");
