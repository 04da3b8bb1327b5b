import { type Derived, eventsOf, USUAL_WINDOW } from "./derive.js";
import { byBoardLeft, type Known, type Stay } from "./known.js";
import { organisationsOf } from "./organisations.js";
import { transitionEvents } from "./together.js";

/**
 * What happened to everybody, transitions included: those that are known, and those that show in who went.
 * @param components the stays of each person, in any order
 * @returns events and legs person by person, the transitions last
 */
export function regionEventsOf(
  components: readonly (readonly Stay[])[],
  known: Known,
  windowDays = USUAL_WINDOW,
): Derived {
  const recorded = [...known.transitions.values()].flat();
  const transitions = [...recorded, ...organisationsOf(components, known)];
  const whole = { ...known, transitions: byBoardLeft(transitions) };
  const derived = components.map((component) => eventsOf(component, whole, windowDays));
  const legs = derived.flatMap((one) => one.legs);
  return { events: [...derived.flatMap(({ events }) => events), ...transitionEvents(transitions, legs)], legs };
}
