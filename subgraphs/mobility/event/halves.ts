import { type Alone, isAnyRenumbered, strongUnless } from "./alone.js";
import { coming, eventOf, fromStay, leaving, toStay } from "./build.js";
import { type DerivedEvent, eventKey } from "./event.js";
import type { Known, Stay } from "./known.js";
import type { DerivedLeg } from "./leg.js";
import { type Move, moveKind } from "./moves.js";
import type { Spell } from "./spells.js";
import { type Joining, transitionKey } from "./together.js";

/** One end of a spell: its leg, and the event that it belongs to; undefined of a transition, which is of many people. */
export interface Half {
  readonly spell: Spell;
  readonly leg: DerivedLeg;
  readonly event: DerivedEvent | undefined;
}

/** What explains an end of a spell: a transition before a move, a move before itself alone. */
interface Ways {
  readonly joining: Joining | undefined;
  readonly move: Move | undefined;
  readonly alone: Alone;
}

/** The begin of a spell. */
export function comingHalf(spell: Spell, { joining, move, alone }: Ways, known: Known, windowDays: number): Half {
  const { firstStay: stay } = spell;
  const begin = coming(spell, known);
  const leg = { ...whereOf(stay), ...begin, direction: "IN" } as const;
  if (joining) return joinedHalf(spell, leg, joining, joining.transition.from);
  const { kind, confidence, beside } = alone;
  const own = eventOf({
    ...(beside && { from: beside.board, fromNumber: beside.firstStay.person.number }),
    ...toStay(stay),
    ...begin,
    kind,
    confidence,
  });
  const event = move && move.gapDays <= windowDays ? moveEvent(move, known) : own;
  return { spell, leg: { ...leg, ...halfOf(move, known, move?.out), cause: kind, event: eventKey(event) }, event };
}

/** The end of a spell. */
export function leavingHalf(spell: Spell, { joining, move, alone }: Ways, known: Known, windowDays: number): Half {
  const { lastStay: stay } = spell;
  const end = leaving(spell, known);
  const leg = { ...whereOf(stay), ...end, direction: "OUT" } as const;
  if (joining) return joinedHalf(spell, leg, joining, joining.transition.to);
  const { kind, confidence, reason, beside } = alone;
  const own = eventOf({
    ...fromStay(stay),
    ...(beside && { to: beside.board, toNumber: beside.lastStay.person.number }),
    ...end,
    kind,
    confidence,
    reason,
  });
  const event = move && move.gapDays <= windowDays ? moveEvent(move, known) : own;
  return { spell, leg: { ...leg, ...halfOf(move, known, move?.in), cause: kind, event: eventKey(event) }, event };
}

const whereOf = ({ person, functionGroup, siteCode, fte }: Stay) => ({
  board: person.board,
  number: person.number,
  functionGroup,
  siteCode,
  fte,
});

/** What a leg says of the other half of a move. */
const halfOf = (move: Move | undefined, known: Known, other: Spell | undefined) => ({
  move: move ? moveKind(move, known.sectors) : null,
  otherBoard: other?.board ?? null,
  gapDays: move?.gapDays ?? null,
});

function joinedHalf(
  spell: Spell,
  leg: Omit<DerivedLeg, "cause" | "move" | "otherBoard" | "gapDays" | "event">,
  { transition, out, in: to }: Joining,
  otherBoard: string,
): Half {
  const gapDays = to ? to.first - out.last : null;
  const event = transitionKey(transition);
  return { spell, leg: { ...leg, cause: "ORG_TRANSITION", move: null, otherBoard, gapDays, event }, event: undefined };
}

/** A move from one board to another: one event, whichever of its ends is looked at. */
function moveEvent(move: Move, known: Known): DerivedEvent {
  const [begin, end] = [coming(move.in, known), leaving(move.out, known)];
  return eventOf({
    ...fromStay(move.out.lastStay),
    ...toStay(move.in.firstStay),
    kind: moveKind(move, known.sectors),
    on: begin.on,
    gapDays: move.gapDays,
    ageYears: end.ageYears ?? begin.ageYears,
    confidence: strongUnless(move.out.lastStay.presumed || isAnyRenumbered(move.out, move.in)),
    beforeObserved: begin.beforeObserved || end.beforeObserved,
  });
}
