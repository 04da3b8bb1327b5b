import { byText } from "../pair/person.js";
import { type Course, whyCome, whyLeft } from "./alone.js";
import { changeEvents, changeLegs } from "./changes.js";
import { type DerivedEvent, eventKey } from "./event.js";
import { comingHalf, type Half, leavingHalf } from "./halves.js";
import type { Known, Stay } from "./known.js";
import type { DerivedLeg } from "./leg.js";
import { movesOf } from "./moves.js";
import { partialEvents } from "./partial.js";
import { secondmentEvents } from "./secondment.js";
import { spellsOf } from "./spells.js";
import { joiningsOf } from "./together.js";

/** What happened to one person, and the legs that explain the figures. */
export interface Derived {
  /** By day, then by key. */
  readonly events: readonly DerivedEvent[];
  /** By day, then by board, number and direction. */
  readonly legs: readonly DerivedLeg[];
}

/** Days that may lie between leaving one board and coming to another for both to be one move. Source: domain brief 5.2. */
export const USUAL_WINDOW = 62;

/**
 * What happened to one person, by nothing but what is known now: the order of the stays, and how they came to be known,
 * make no difference. The events of transitions, which are of many people, come from `transitionEvents`.
 * Rules, in order: (1) each time at a board has a leg where it begins and one where it ends, if that was seen; (2) legs of
 * who went over with their board or school; (3) moves: a leaving and a coming elsewhere in pairs; (4) second jobs, and parts
 * of jobs that moved; (5) other leavings; (6) other comings; (7) changes while somebody stays; (8) secondments. Redundancy,
 * reasons and satisfaction are never concluded. Source: domain brief 5.2.
 * @param component the stays of all numbers that are this person
 * @param windowDays longest time of a move, in days; the legs are the same for any
 */
export function eventsOf(component: readonly Stay[], known: Known, windowDays = USUAL_WINDOW): Derived {
  const spells = spellsOf(component, known);
  const joinings = joiningsOf(spells, known);
  const joiningByOut = new Map(joinings.map((joining) => [joining.out, joining]));
  const joiningByIn = new Map(joinings.flatMap((joining) => (joining.in ? [[joining.in, joining]] : [])));
  const moves = movesOf(spells, { out: new Set(joiningByOut.keys()), in: new Set(joiningByIn.keys()) });
  const course: Course = {
    spells,
    known,
    movedOut: new Set([...joiningByOut.keys(), ...moves.byOut.keys()]),
    movedIn: new Set([...joiningByIn.keys(), ...moves.byIn.keys()]),
  };
  const come = spells.filter(({ comes }) => comes);
  const halves: Half[] = [
    ...come.map((spell) => {
      const ways = { joining: joiningByIn.get(spell), move: moves.byIn.get(spell), alone: whyCome(spell, course) };
      return comingHalf(spell, ways, known, windowDays);
    }),
    ...spells
      .filter(({ leaves }) => leaves)
      .map((spell) => {
        const ways = { joining: joiningByOut.get(spell), move: moves.byOut.get(spell), alone: whyLeft(spell, course) };
        return leavingHalf(spell, ways, known, windowDays);
      }),
  ];
  const second = halves.flatMap(({ spell, event }) => (event?.kind === "DUAL_EMPLOYMENT" ? [spell] : []));
  const events = [
    ...halves.flatMap(({ event }) => event ?? []),
    ...partialEvents(spells, second, known, windowDays),
    ...spells.flatMap((spell) => [...changeEvents(spell, known), ...secondmentEvents(spell, known)]),
  ];
  const legs = [...halves.map(({ leg }) => leg), ...spells.flatMap((spell) => changeLegs(spell, known))];
  return {
    events: [...new Map(events.map((event) => [eventKey(event), event])).values()].sort(byOrder(orderOfEvent)),
    legs: legs.sort(byOrder(orderOfLeg)),
  };
}

const byOrder =
  <T>(order: (one: T) => string) =>
  (one: T, other: T): number =>
    byText(order(one), order(other));
const orderOfEvent = (event: DerivedEvent): string => `${event.on} ${eventKey(event)}`;
const orderOfLeg = ({ on, board, number, direction, cause }: DerivedLeg): string =>
  `${on} ${board} ${number} ${direction} ${cause}`;
