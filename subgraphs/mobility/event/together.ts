import { dayNumber } from "@regiohub/infra/days";
import { brinOf, eventOf } from "./build.js";
import { type DerivedEvent, eventKey } from "./event.js";
import type { Known, Transition } from "./known.js";
import type { DerivedLeg } from "./leg.js";
import type { Spell } from "./spells.js";

/** Days around the one of a transition on which people leave for it; and between leaving and coming. Source: domain brief 5.2. */
export const TOGETHER_DAYS = 7;

/** A person's part in a transition. */
export interface Joining {
  readonly transition: Transition;
  readonly out: Spell;
  /** Undefined: it ended because the board did, and where the person is now nobody has linked. */
  readonly in: Spell | undefined;
}

/** Rule 2: which of a person's spells ended, and began, because a board or a school went over to another board. */
export function joiningsOf(spells: readonly Spell[], known: Known): readonly Joining[] {
  const taken = new Set<Spell>();
  return spells.flatMap((out) => {
    const joining = out.leaves ? joiningOf(out, spells, taken, known) : undefined;
    if (joining?.in) taken.add(joining.in);
    return joining ? [joining] : [];
  });
}

function joiningOf(out: Spell, spells: readonly Spell[], taken: ReadonlySet<Spell>, known: Known): Joining | undefined {
  const left = out.last + 1;
  for (const transition of orderedTransitions(known.transitions.get(out.board) ?? [], left)) {
    const { school, on, to, basis, complete } = transition;
    if (Math.abs(left - dayNumber(on)) > TOGETHER_DAYS || (school !== null && brinOf(out.lastStay) !== school))
      continue;
    const [next] = comingsNear(left, spells).filter((spell) => spell.board === to && !taken.has(spell));
    if (next) return { transition, out, in: next };
    const isBoardGone = basis === "RECORD" && complete && school === null && left === dayNumber(on);
    if (isBoardGone) return { transition, out, in: undefined };
  }
  return undefined;
}

/** Who was seen to come within the days in which people go over together, nearest first. */
export const comingsNear = (day: number, spells: readonly Spell[]): readonly Spell[] =>
  spells
    .filter(({ comes, first }) => comes && Math.abs(first - day) <= TOGETHER_DAYS)
    .sort((one, other) => Math.abs(one.first - day) - Math.abs(other.first - day));

/** What the register says before what was derived, a school before the whole board, nearest first. */
const orderedTransitions = (transitions: readonly Transition[], day: number): readonly Transition[] =>
  transitions.toSorted(
    (one, other) =>
      Number(one.basis === "DERIVED") - Number(other.basis === "DERIVED") ||
      Number(one.school === null) - Number(other.school === null) ||
      Math.abs(dayNumber(one.on) - day) - Math.abs(dayNumber(other.on) - day) ||
      dayNumber(one.on) - dayNumber(other.on) ||
      Number(one.to) - Number(other.to),
  );

/** The event of a transition, as far as it is known without who took part. */
const plainEvent = ({ from, to, on, basis }: Transition): DerivedEvent =>
  eventOf({ kind: "ORG_TRANSITION", from, to, on, confidence: basis === "RECORD" ? "EXPLICIT" : "STRONG" });

/** Key of a transition's event: schools that go from one board to another on one day go together. */
export const transitionKey = (transition: Transition): string => eventKey(plainEvent(transition));

/**
 * The events of transitions, one for each way and day, with how many people took part in it.
 * @param legs of everybody: those of one person tell nothing of the others
 * @returns none for a transition that nobody took part in
 */
export function transitionEvents(
  transitions: Iterable<Transition>,
  legs: Iterable<Pick<DerivedLeg, "cause" | "direction" | "event" | "beforeObserved">>,
): readonly DerivedEvent[] {
  const persons = new Map<string, { count: number; beforeObserved: boolean }>();
  for (const { cause, direction, event, beforeObserved } of legs) {
    if (cause !== "ORG_TRANSITION" || direction !== "OUT" || event === null) continue;
    const before = persons.get(event) ?? { count: 0, beforeObserved: false };
    persons.set(event, { count: before.count + 1, beforeObserved: before.beforeObserved || beforeObserved });
  }
  const events = new Map<string, DerivedEvent>();
  for (const transition of transitions) {
    const [key, plain] = [transitionKey(transition), plainEvent(transition)];
    const part = persons.get(key);
    if (!part || events.get(key)?.confidence === "EXPLICIT") continue;
    events.set(key, { ...plain, persons: part.count, beforeObserved: part.beforeObserved });
  }
  return [...events.values()];
}
