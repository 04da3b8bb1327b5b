import type { ClientBase } from "pg";
import { eventsOf } from "../event/derive.js";
import type { DerivedEvent } from "../event/event.js";
import type { Known } from "../event/known.js";
import { transitionEvents } from "../event/together.js";
import { componentsOf } from "../pair/components.js";
import type { Pair } from "../pair/link.js";
import { type Concluded, changesOf, changesOfOne, idsOf } from "./changes.js";
import { openParts, type Part } from "./parts.js";
import { readEvents, readPeople, readTransitionEvents, type WrittenEvent } from "./people.js";
import { type EventChanges, readJoinedLegs, writeEvents, writeLegs } from "./write.js";

/** What events are concluded with, but for who was born when. */
export type RulesForPeople = Omit<Known, "bornOn">;

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
 */
export async function renewEvents(client: ClientBase, pairs: readonly Pair[], rules: RulesForPeople): Promise<void> {
  const transitions = [...rules.transitions.values()].flat();
  const second: Part[] = [];
  for (const part of await openParts(client, pairs)) {
    const concluded = await concludePart(client, part, rules);
    await writeLegs(client, part, concluded, transitions);
    if (part.isFresh || transitions.length === 0) await renewPart(client, part, concluded, NOBODY_TOGETHER);
    else second.push(part);
  }
  const events = transitionEvents(transitions, await readJoinedLegs(client));
  const written = await readTransitionEvents(client);
  const ids = await writeEvents(client, withIds(changesOfOne(written, events), written));
  for (const part of second) {
    await renewPart(client, part, await concludePart(client, part, rules), { events, ids });
  }
}

async function concludePart(client: ClientBase, part: Part, rules: RulesForPeople): Promise<readonly Concluded[]> {
  const { stays, bornOn } = await readPeople(client, part.people);
  const known: Known = { ...rules, bornOn };
  return componentsOf(stays, part.links).map((component) => ({ component, ...eventsOf(component, known) }));
}

/** Writes down what became of the events of some people. */
async function renewPart(
  client: ClientBase,
  { people, isFresh }: Part,
  concluded: readonly Concluded[],
  together: Together,
): Promise<void> {
  const written = isFresh ? [] : await readEvents(client, people);
  const changes = withIds(changesOf(written, concluded, together.events), written);
  await writeEvents(client, { ...changes, ids: new Map([...changes.ids, ...together.ids]) });
}

/** Changes with the ids of the events that are true still. */
function withIds(changes: Omit<EventChanges, "ids">, written: readonly WrittenEvent[]): EventChanges {
  const isEnded = new Set(changes.ended.map(({ id }) => id));
  return { ...changes, ids: idsOf(written.filter(({ id }) => !isEnded.has(id))) };
}
