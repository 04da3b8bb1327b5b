import type { ClientBase } from "pg";
import { eventsOf } from "../event/derive.js";
import type { DerivedEvent } from "../event/event.js";
import type { Known } from "../event/known.js";
import { transitionEvents } from "../event/together.js";
import { ambiguityOf, componentsOf } from "../pair/components.js";
import type { Pair } from "../pair/link.js";
import { type Concluded, changesOf, changesOfOne, idsOf } from "./changes.js";
import { insertRows } from "./insert.js";
import { openParts, type Part } from "./parts.js";
import { type People, readEvents, readPeople, readTransitionEvents, type WrittenEvent } from "./people.js";
import { type EventChanges, eventRows, legRows, readJoinedLegs, writeEvents, writeLegs } from "./write.js";

/** What events are concluded with, but for what is known of each person. */
export type RulesForPeople = Omit<Known, "bornOn" | "isAmbiguous">;

/** The events of transitions, and their ids by their keys. */
interface Together {
  readonly events: readonly DerivedEvent[];
  readonly ids: ReadonlyMap<string, string>;
}

const NOBODY_TOGETHER: Together = { events: [], ids: new Map() };

/**
 * Concludes what happened to the affected people, part by part, and writes down what of it is new or not so any more.
 * What one person did may turn out to be part of a transition. How many took part in one the legs of all parts tell: where
 * there are any transitions, events that were written down before are held against what is concluded in a second round.
 * @param partPeople most people of a part
 */
export async function renewEvents(
  client: ClientBase,
  pairs: readonly Pair[],
  known: RulesForPeople,
  partPeople: number,
): Promise<void> {
  const rules = { ...known, isAmbiguous: ambiguityOf(pairs) };
  const transitions = [...rules.transitions.values()].flat();
  const second: Part[] = [];
  await eachPart(client, await openParts(client, pairs, partPeople), rules, async (part, concluded) => {
    const legs = legRows(concluded, transitions);
    if (part.isFresh) return await insertRows(client, legs, eventRows(concluded.flatMap(({ events }) => events)));
    await writeLegs(client, part, legs);
    if (transitions.length === 0) await renewPart(client, part, concluded, NOBODY_TOGETHER);
    else second.push(part);
  });
  const events = transitionEvents(transitions, await readJoinedLegs(client));
  const written = await readTransitionEvents(client);
  const ids = await writeEvents(client, withIds(changesOfOne(written, events), written));
  await eachPart(client, second, rules, (part, concluded) => renewPart(client, part, concluded, { events, ids }));
}

/**
 * Concludes what happened to the people of some parts. While it is concluded of one what the one before led to is written
 * down, and the next one is read: neither the database nor this process waits for the other.
 */
async function eachPart(
  client: ClientBase,
  parts: readonly Part[],
  rules: Omit<Known, "bornOn">,
  write: (part: Part, concluded: readonly Concluded[]) => Promise<void>,
): Promise<void> {
  const read = (part: Part | undefined) => part && awaitedLater(readPeople(client, part.people));
  let reading = read(parts[0]);
  let writing = Promise.resolve();
  for (const [index, part] of parts.entries()) {
    const people = await reading;
    reading = read(parts[index + 1]);
    const concluded = people ? concludedOf(people, part, rules) : [];
    await writing;
    writing = awaitedLater(write(part, concluded));
  }
  await writing;
}

/** What goes wrong with it gets who waits for it, however much later. */
function awaitedLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

function concludedOf({ stays, bornOn }: People, { links }: Part, rules: Omit<Known, "bornOn">): readonly Concluded[] {
  const known: Known = { ...rules, bornOn };
  return componentsOf(stays, links).map((component) => ({ component, ...eventsOf(component, known) }));
}

/** Writes down what became of the events of some people. */
async function renewPart(
  client: ClientBase,
  { people }: Part,
  concluded: readonly Concluded[],
  together: Together,
): Promise<void> {
  const written = await readEvents(client, people);
  const changes = withIds(changesOf(written, concluded, together.events), written);
  await writeEvents(client, { ...changes, ids: new Map([...changes.ids, ...together.ids]) });
}

/** Changes with the ids of the events that are true still. */
function withIds(changes: Omit<EventChanges, "ids">, written: readonly WrittenEvent[]): EventChanges {
  const isEnded = new Set(changes.ended.map(({ id }) => id));
  return { ...changes, ids: idsOf(written.filter(({ id }) => !isEnded.has(id))) };
}
