import { isDeepStrictEqual } from "node:util";
import { addDays, dayNumber } from "@regiohub/infra/days";
import { type DerivedEvent, eventKey } from "./event.js";
import { isMoveKind } from "./leg.js";
import { TOGETHER_DAYS } from "./together.js";

/** An event that is true no more, and what is true in its place; null: there is none. */
export interface Superseded {
  readonly event: DerivedEvent;
  readonly by: DerivedEvent | null;
  /** The same at the board that a move was from, where it has another than the board that it was to; else null. */
  readonly byAtFrom: DerivedEvent | null;
}

/** What is to be written down so that the events that were true become those that are. */
export interface Differences {
  readonly kept: readonly DerivedEvent[];
  readonly made: readonly DerivedEvent[];
  readonly superseded: readonly Superseded[];
}

/**
 * How events differ after more became known. An event of which anything is otherwise is superseded by the one that tells of
 * the same coming or leaving, else by the nearest of its kind between the same numbers, else by nothing. Of a move that is
 * none any more each board has its own: what tells of the other one is hidden from it.
 */
export function differencesOf(active: readonly DerivedEvent[], derived: readonly DerivedEvent[]): Differences {
  const now = new Map(derived.map((event) => [eventKey(event), event]));
  const kept = active.filter((event) => isDeepStrictEqual(now.get(eventKey(event)), event));
  const keptKeys = new Set(kept.map(eventKey));
  const made = derived.filter((event) => !keptKeys.has(eventKey(event)));
  const gone = active.filter((event) => !keptKeys.has(eventKey(event)));
  return { kept, made, superseded: gone.map((event) => ({ event, ...successorsOf(event, derived, { now, made }) })) };
}

/** What is known now: by key, and what of it was not before. */
interface Now {
  readonly now: ReadonlyMap<string, DerivedEvent>;
  readonly made: readonly DerivedEvent[];
}

function successorsOf(
  event: DerivedEvent,
  derived: readonly DerivedEvent[],
  { now, made }: Now,
): Pick<Superseded, "by" | "byAtFrom"> {
  const by = successorOf(event, derived, now);
  if (!isMoveKind(event.kind)) return { by, byAtFrom: null };
  const isAbout = (board: string | null) => by !== null && (by.from === board || by.to === board);
  if (isAbout(event.from) && isAbout(event.to)) return { by, byAtFrom: null };
  const left = ({ kind, from, fromNumber }: DerivedEvent) =>
    (ENDS.has(kind) || isMoveKind(kind)) && from === event.from && fromNumber === event.fromNumber;
  const came = ({ kind, to, toNumber }: DerivedEvent) =>
    (BEGINS.has(kind) || isMoveKind(kind)) && to === event.to && toNumber === event.toNumber;
  return {
    by: isAbout(event.to) ? by : (nearest(event, made.filter(came)) ?? by),
    byAtFrom: isAbout(event.from) ? by : nearest(event, made.filter(left)),
  };
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
    nearestAlike(event, derived)
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

function nearestAlike(event: DerivedEvent, derived: readonly DerivedEvent[]): DerivedEvent | null {
  const whose = ({ kind, from, fromNumber, to, toNumber }: DerivedEvent) =>
    [kind, from, fromNumber, to, toNumber].join(" ");
  return nearest(
    event,
    derived.filter((other) => whose(other) === whose(event)),
  );
}

function nearest(event: DerivedEvent, others: readonly DerivedEvent[]): DerivedEvent | null {
  const distance = ({ on }: DerivedEvent) => Math.abs(dayNumber(on) - dayNumber(event.on));
  return others.toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}
