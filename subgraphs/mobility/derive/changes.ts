import type { Derived } from "../event/derive.js";
import type { DerivedEvent } from "../event/event.js";
import { eventKey } from "../event/event.js";
import type { Stay } from "../event/known.js";
import { differencesOf } from "../event/supersede.js";
import { Joined } from "../pair/joined.js";
import { personText } from "../pair/person.js";
import type { WrittenEvent } from "./people.js";
import type { EventChanges } from "./write.js";

/** What happened to one person. */
export interface Concluded extends Derived {
  /** The stays of all numbers that are this person. */
  readonly component: readonly Stay[];
}

/** The sides of an event that name somebody. */
const sidesOf = ({ from, fromNumber, to, toNumber }: DerivedEvent): readonly string[] => [
  ...(from !== null && fromNumber !== null ? [personText({ board: from, number: fromNumber })] : []),
  ...(to !== null && toNumber !== null ? [personText({ board: to, number: toNumber })] : []),
];

/**
 * What is to be written down of people's events, person by person: what was taken for one person and turns out to be two
 * is looked at together.
 * @param written their events as far as they were known
 * @param together the events of transitions: what one person did may turn out to be part of one
 */
export function changesOf(
  written: readonly WrittenEvent[],
  concluded: readonly Concluded[],
  together: readonly DerivedEvent[],
): Omit<EventChanges, "ids"> {
  const joined = new Joined();
  const join = ([one, ...others]: readonly string[]): void => {
    for (const other of others) if (one !== undefined) joined.join(one, other);
  };
  for (const { component } of concluded) join(component.map(({ person }) => personText(person)));
  for (const { event } of written) join(sidesOf(event));
  const before = Map.groupBy(written, ({ event }) => joined.of(sidesOf(event)[0] ?? ""));
  const now = Map.groupBy(concluded, ({ component: [stay] }) => joined.of(stay ? personText(stay.person) : ""));
  const changes = [...new Set([...before.keys(), ...now.keys()])].map((person) =>
    changesOfOne(
      before.get(person) ?? [],
      (now.get(person) ?? []).flatMap(({ events }) => events),
      together,
    ),
  );
  return { made: changes.flatMap(({ made }) => made), ended: changes.flatMap(({ ended }) => ended) };
}

/** The same of events that belong together. */
export function changesOfOne(
  written: readonly WrittenEvent[],
  derived: readonly DerivedEvent[],
  together: readonly DerivedEvent[] = [],
): Omit<EventChanges, "ids"> {
  if (written.length === 0) return { made: derived, ended: [] };
  const ids = new Map(written.map(({ id, event }) => [event, id]));
  const { made, superseded } = differencesOf([...ids.keys()], [...derived, ...together]);
  const others = new Set(together);
  return {
    made: made.filter((event) => !others.has(event)),
    ended: superseded.flatMap(({ event, ...successors }) => {
      const id = ids.get(event);
      return id === undefined ? [] : [{ id, ...successors }];
    }),
  };
}

/** Ids of events by their key. */
export const idsOf = (written: readonly WrittenEvent[]): ReadonlyMap<string, string> =>
  new Map(written.map(({ id, event }) => [eventKey(event), id]));
