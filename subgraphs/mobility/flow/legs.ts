import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { causeWithin, type DerivedLeg } from "../event/leg.js";
import type { Period } from "../period.js";
import type { FlowLine } from "./kind.js";
import type { Scope } from "./scope.js";

/** A leg, and the line that it counts in. */
export interface CountedLeg {
  readonly leg: DerivedLeg;
  readonly line: FlowLine;
}

/** How flows are counted. */
export interface FlowQuestion {
  readonly period: Period;
  /** Days that a move may take. */
  readonly windowDays: number;
  readonly scope: Scope;
}

/**
 * What each leg of a period counts as in the flows of some people. Stock at the end = stock at the beginning + IN − OUT,
 * whatever the window: it only names legs. A move between two who are both counted is WITHIN, once; where one half of it
 * lies outside the period, the other one is IN_TRANSIT.
 * @param legs of everybody who is counted, and the other halves of their moves; each once
 */
export function countedLegs(legs: readonly DerivedLeg[], question: FlowQuestion): readonly CountedLeg[] {
  const isOf = isIn(question);
  const changes = Map.groupBy(
    legs.filter((leg) => leg.cause === "CHANGE" && isInTime(leg, question.period)),
    ({ board, direction, number, otherNumber, on }) => `${board} ${direction === "OUT" ? number : otherNumber} ${on}`,
  );
  const ends = new Map(legs.filter(({ cause }) => cause !== "CHANGE").map((leg) => [endKey(leg), leg]));
  return [
    ...[...changes.values()].flatMap((halves) => changeLine(halves.filter(question.scope))),
    ...[...ends.values()].filter(isOf).flatMap((leg) => endLine(leg, otherHalf(leg, ends, question), question)),
  ];
}

/** Whether a leg counts in a period; what lies before its board was observed is in no flow. */
const isInTime = ({ on, beforeObserved }: DerivedLeg, { from, to }: Period): boolean =>
  !beforeObserved && on > from && on <= to;

const isIn =
  ({ period, scope }: FlowQuestion) =>
  (leg: DerivedLeg): boolean =>
    isInTime(leg, period) && scope(leg);

const endKey = ({ direction, board, number, on }: DerivedLeg): string => `${direction} ${board} ${number} ${on}`;

/** The other half of a move, or of a transition, that is short enough; undefined where it is none, or not known. */
function otherHalf(
  leg: DerivedLeg,
  ends: ReadonlyMap<string, DerivedLeg>,
  { windowDays }: FlowQuestion,
): DerivedLeg | undefined {
  const { cause, direction, otherBoard, otherNumber, gapDays } = leg;
  const kind = causeWithin(leg, windowDays);
  if ((kind === cause && cause !== "ORG_TRANSITION") || gapDays === null) return undefined;
  // A leg out is on the day after the last.
  const on: CalendarDate = direction === "OUT" ? addDays(leg.on, gapDays - 1) : addDays(leg.on, 1 - gapDays);
  return ends.get(`${direction === "OUT" ? "IN" : "OUT"} ${otherBoard} ${otherNumber} ${on}`);
}

function endLine(leg: DerivedLeg, other: DerivedLeg | undefined, question: FlowQuestion): readonly CountedLeg[] {
  const { direction } = leg;
  const kind = causeWithin(leg, question.windowDays);
  if (kind === "CHANGE") return [];
  if (!other || !question.scope(other)) return [{ leg, line: { direction, kind } }];
  if (!isInTime(other, question.period)) return [{ leg, line: { direction, kind: "IN_TRANSIT" } }];
  return direction === "OUT" ? [{ leg, line: { direction: "WITHIN", kind } }] : [];
}

/** What changed at a board, of which these halves are counted: out of or into what is counted, else between schools. */
function changeLine(counted: readonly DerivedLeg[]): readonly CountedLeg[] {
  const kind = "CHANGED_WITHIN_BOARD";
  const [one, other] = counted;
  if (!one) return [];
  if (!other) return [{ leg: one, line: { direction: one.direction, kind } }];
  const schools = new Set([one, other].map(({ siteCode }) => siteCode?.slice(0, 4)));
  return schools.size === 2 && !schools.has(undefined) ? [{ leg: one, line: { direction: "WITHIN", kind } }] : [];
}
