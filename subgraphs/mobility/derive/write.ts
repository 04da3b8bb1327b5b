import { randomUUID } from "node:crypto";
import type { ClientBase } from "pg";
import { type DerivedEvent, eventKey } from "../event/event.js";
import type { Transition } from "../event/known.js";
import type { DerivedLeg } from "../event/leg.js";
import type { Superseded } from "../event/supersede.js";
import { transitionKey } from "../event/together.js";
import type { Pair } from "../pair/link.js";
import type { Concluded } from "./changes.js";
import { insertAll, insertRows, type Rows, rowsOf } from "./insert.js";
import type { Part } from "./parts.js";

/** Makes these the pairs of the affected people. */
export async function writePairs(client: ClientBase, pairs: readonly Pair[]): Promise<void> {
  await client.query(
    `delete from mobility.pair p using pg_temp.affected a
     where (p.board_a, p.number_a) = (a.board_no, a.member_number) or (p.board_b, p.number_b) = (a.board_no, a.member_number)`,
  );
  await insertAll(client, "mobility.pair", pairs, {
    board_a: ["text", ({ a }) => a.board],
    number_a: ["text", ({ a }) => a.number],
    board_b: ["text", ({ b }) => b.board],
    number_b: ["text", ({ b }) => b.number],
    status: ["text", ({ status }) => status],
    versions: ["text", ({ versions }) => versions.join(" ")],
  });
}

/** The legs of what is concluded, as rows. */
export function legRows(concluded: readonly Concluded[], transitions: readonly Transition[]): Rows {
  const days = new Map(transitions.map((transition) => [transitionKey(transition), transition.on]));
  const legs = concluded.flatMap((one) => one.legs);
  return rowsOf("mobility.leg", legs, {
    board_no: ["text", ({ board }) => board],
    member_number: ["text", ({ number }) => number],
    on_day: ["date", ({ on }) => on],
    direction: ["text", ({ direction }) => direction],
    cause: ["text", ({ cause }) => cause],
    move: ["text", ({ move }) => move],
    other_board: ["text", ({ otherBoard }) => otherBoard],
    gap_days: ["int", ({ gapDays }) => gapDays],
    joined_on: ["date", ({ cause, event }) => (cause === "ORG_TRANSITION" ? (days.get(event ?? "") ?? null) : null)],
    function_group: ["text", ({ functionGroup }) => functionGroup],
    site_code: ["text", ({ siteCode }) => siteCode],
    fte: ["int", ({ fte }) => fte],
    age_years: ["int", ({ ageYears }) => ageYears],
    before_observed: ["boolean", ({ beforeObserved }) => beforeObserved],
  });
}

/** Makes these the legs of the people of a part. */
export async function writeLegs(client: ClientBase, { people }: Part, legs: Rows): Promise<void> {
  await client.query(
    `delete from mobility.leg l using ${people} where (l.board_no, l.member_number) = (part.board_no, part.member_number)`,
  );
  await insertRows(client, legs);
}

/** The legs of all who went over with others, as far as the events of transitions tell of them. */
export async function readJoinedLegs(
  client: ClientBase,
): Promise<readonly Pick<DerivedLeg, "cause" | "direction" | "event" | "beforeObserved">[]> {
  const { rows } = await client.query<{ from: string; to: string; on: string; beforeObserved: boolean }>(
    `select board_no as "from", other_board as "to", joined_on as "on", before_observed as "beforeObserved"
     from mobility.leg where joined_on is not null and direction = 'OUT'`,
  );
  return rows.map(({ beforeObserved, ...way }) => ({
    cause: "ORG_TRANSITION",
    direction: "OUT",
    event: transitionKey({ ...way, school: null, complete: false, basis: "DERIVED" }),
    beforeObserved,
  }));
}

/** What is to be written down of events. */
export interface EventChanges {
  readonly made: readonly DerivedEvent[];
  /** Events that are true no more, and what is in their place. */
  readonly ended: readonly (Omit<Superseded, "event"> & { readonly id: string })[];
  /** Ids of those that are true still, by their key. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Writes down what became of events. Gives the ids of those that are true now, by their key. */
export async function writeEvents(
  client: ClientBase,
  { made, ended, ids }: EventChanges,
): Promise<ReadonlyMap<string, string>> {
  const idOf = new Map(ids);
  for (const event of made) idOf.set(eventKey(event), randomUUID());
  const idIn = (event: DerivedEvent | null) => event && (idOf.get(eventKey(event)) ?? null);
  if (ended.length > 0) {
    await client.query(
      `update mobility.event e set ended_at = now(), superseded_by = d.by, superseded_by_at_from = d.by_at_from
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) d (id, by, by_at_from) where e.id = d.id`,
      [ended.map(({ id }) => id), ended.map(({ by }) => idIn(by)), ended.map(({ byAtFrom }) => idIn(byAtFrom))],
    );
  }
  if (made.length > 0)
    await insertRows(
      client,
      eventRows(made, (event) => idOf.get(eventKey(event))),
    );
  return idOf;
}

/** New events as rows. */
export const eventRows = (
  made: readonly DerivedEvent[],
  idOf: (event: DerivedEvent) => string | undefined = () => randomUUID(),
): Rows =>
  rowsOf("mobility.event", made, {
    id: ["uuid", idOf],
    kind: ["text", ({ kind }) => kind],
    from_board: ["text", ({ from }) => from],
    from_number: ["text", ({ fromNumber }) => fromNumber],
    to_board: ["text", ({ to }) => to],
    to_number: ["text", ({ toNumber }) => toNumber],
    on_day: ["date", ({ on }) => on],
    gap_days: ["int", ({ gapDays }) => gapDays],
    fte_from: ["int", ({ fteFrom }) => fteFrom],
    fte_to: ["int", ({ fteTo }) => fteTo],
    function_from: ["text", ({ functionFrom }) => functionFrom],
    function_to: ["text", ({ functionTo }) => functionTo],
    brin_from: ["text", ({ brinFrom }) => brinFrom],
    brin_to: ["text", ({ brinTo }) => brinTo],
    age_years: ["int", ({ ageYears }) => ageYears],
    persons: ["int", ({ persons }) => persons],
    confidence: ["text", ({ confidence }) => confidence],
    reason: ["text", ({ reason }) => reason],
    before_observed: ["boolean", ({ beforeObserved }) => beforeObserved],
  });
