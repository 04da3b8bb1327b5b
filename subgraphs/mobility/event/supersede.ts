import { isDeepStrictEqual } from "node:util";
import { addDays, dayNumber } from "@regiohub/infra/days";
import { type DerivedEvent, eventKey } from "./event.js";
import { isMoveKind } from "./leg.js";
import { TOGETHER_DAYS } from "./together.js";

/** An event that is true no more, and the one that is true in its place; null: there is none. */
export interface Superseded {
  readonly event: DerivedEvent;
  readonly by: DerivedEvent | null;
}

/** What is to be written down so that the events that were true become those that are. */
export interface Differences {
  readonly kept: readonly DerivedEvent[];
  readonly made: readonly DerivedEvent[];
  readonly superseded: readonly Superseded[];
}

/**
 * How events differ after more became known. An event of which anything is otherwise is superseded by the one that tells of
 * the same coming or leaving, else by the nearest of its kind between the same numbers, else by nothing.
 */
export function differencesOf(active: readonly DerivedEvent[], derived: readonly DerivedEvent[]): Differences {
  const now = new Map(derived.map((event) => [eventKey(event), event]));
  const kept = active.filter((event) => isDeepStrictEqual(now.get(eventKey(event)), event));
  const keptKeys = new Set(kept.map(eventKey));
  const made = derived.filter((event) => !keptKeys.has(eventKey(event)));
  const gone = active.filter((event) => !keptKeys.has(eventKey(event)));
  return { kept, made, superseded: gone.map((event) => ({ event, by: successorOf(event, derived, now) })) };
}

function successorOf(
  event: DerivedEvent,
  derived: readonly DerivedEvent[],
  now: ReadonlyMap<string, DerivedEvent>,
): DerivedEvent | null {
  const sides = new Set(sidesOf(event));
  return (
    now.get(eventKey(event)) ??
    derived.find((other) => sidesOf(other).some((side) => sides.has(side))) ??
    derived.find((other) => other.kind === "ORG_TRANSITION" && isPartOf(event, other)) ??
    nearestAlike(event, derived) ??
    null
  );
}

const ENDS: ReadonlySet<string> = new Set(["OUTFLOW", "RETIREMENT", "RETIREMENT_PRESUMED", "DUAL_ENDED"]);
const BEGINS: ReadonlySet<string> = new Set(["INFLOW", "RE_ENTRY", "DUAL_EMPLOYMENT"]);

/** The comings and leavings that an event tells of: whose, and on which day. */
function sidesOf({ kind, on, gapDays, from, fromNumber, to, toNumber }: DerivedEvent): readonly string[] {
  const leftOn = isMoveKind(kind) ? addDays(on, 1 - (gapDays ?? 0)) : on;
  return [
    ...(ENDS.has(kind) || isMoveKind(kind) ? [`OUT ${from} ${fromNumber} ${leftOn}`] : []),
    ...(BEGINS.has(kind) || isMoveKind(kind) ? [`IN ${to} ${toNumber} ${on}`] : []),
  ];
}

/** Whether what one person did belongs to what the people of a board did together. */
function isPartOf(event: DerivedEvent, transition: DerivedEvent): boolean {
  const near = Math.abs(dayNumber(event.on) - dayNumber(transition.on)) <= 2 * TOGETHER_DAYS;
  const isSide = sidesOf(event).length > 0;
  return near && isSide && (event.from === transition.from || event.to === transition.to);
}

function nearestAlike(event: DerivedEvent, derived: readonly DerivedEvent[]): DerivedEvent | undefined {
  const distance = ({ on }: DerivedEvent) => Math.abs(dayNumber(on) - dayNumber(event.on));
  const whose = ({ kind, from, fromNumber, to, toNumber }: DerivedEvent) =>
    [kind, from, fromNumber, to, toNumber].join(" ");
  return derived
    .filter((other) => whose(other) === whose(event))
    .sort((one, other) => distance(one) - distance(other))[0];
}
