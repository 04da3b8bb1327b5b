import type { PersonKey } from "@regiohub/infra/audit/shown";
import { addDays } from "@regiohub/infra/days";
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
  /** Who somebody is: one name for all numbers of a person. */
  readonly nameOf: (person: PersonKey) => string;
}

/**
 * What each leg of a period counts as in the flows of some people. Stock at the end = stock at the beginning + IN − OUT,
 * whatever the window: it only names legs. A move between two who are both counted is WITHIN, once; where one half of it
 * lies outside the period, the other one is IN_TRANSIT.
 * @param legs of everybody who is counted, and the other halves of their moves; each once
 */
export function countedLegs(legs: readonly DerivedLeg[], question: FlowQuestion): readonly CountedLeg[] {
  const { period, scope, nameOf } = question;
  const [changes, ends] = [legs.filter(isChange), legs.filter((leg) => !isChange(leg))];
  const ofOneDay = Map.groupBy(
    changes.filter((leg) => isInTime(leg, period)),
    (leg) => `${nameOf(leg)} ${leg.board} ${leg.on}`,
  );
  const others = otherHalves(ends, question);
  return [
    ...[...ofOneDay.values()].flatMap(stepsOf).flatMap((step) => changeLine(step.filter(scope))),
    ...ends
      .filter((leg) => isInTime(leg, period) && scope(leg))
      .flatMap((leg) => endLine(leg, others.get(leg), question)),
  ];
}

const isChange = ({ cause }: DerivedLeg): boolean => cause === "CHANGE";

/** Whether a leg counts in a period; what lies before its board was observed is in no flow. */
const isInTime = ({ on, beforeObserved }: DerivedLeg, { from, to }: Period): boolean =>
  !beforeObserved && on > from && on <= to;

/** Of legs the other halves of their moves, and of transitions, where those are short enough. */
function otherHalves(
  ends: readonly DerivedLeg[],
  { windowDays, nameOf }: FlowQuestion,
): ReadonlyMap<DerivedLeg, DerivedLeg> {
  const halves = ends.filter((leg) => {
    const kind = causeWithin(leg, windowDays);
    return leg.gapDays !== null && (kind !== leg.cause || kind === "ORG_TRANSITION");
  });
  const byMove = Map.groupBy(halves, (leg) => `${nameOf(leg)} ${wayOf(leg)}`);
  const pairs = [...byMove.values()].flatMap((both) => {
    const [outs, ins] = partedOf(both);
    return outs.flatMap((out, index) => {
      const other = ins[index];
      return other
        ? ([
            [out, other],
            [other, out],
          ] as const)
        : [];
    });
  });
  return new Map(pairs);
}

/** From where and when to where and when a move went: both halves say the same. A leg out is on the day after the last. */
function wayOf({ direction, board, otherBoard, on, gapDays }: DerivedLeg): string {
  const gap = (gapDays ?? 0) - 1;
  return direction === "OUT"
    ? `${board} ${on} ${otherBoard} ${addDays(on, gap)}`
    : `${otherBoard} ${addDays(on, -gap)} ${board} ${on}`;
}

const partedOf = (legs: readonly DerivedLeg[]) =>
  (["OUT", "IN"] as const).map((direction) => legs.filter((leg) => leg.direction === direction)) as [
    DerivedLeg[],
    DerivedLeg[],
  ];

function endLine(leg: DerivedLeg, other: DerivedLeg | undefined, question: FlowQuestion): readonly CountedLeg[] {
  const { direction } = leg;
  const kind = causeWithin(leg, question.windowDays);
  if (kind === "CHANGE") return [];
  if (!other || !question.scope(other)) return [{ leg, line: { direction, kind } }];
  if (!isInTime(other, question.period)) return [{ leg, line: { direction, kind: "IN_TRANSIT" } }];
  return direction === "OUT" ? [{ leg, line: { direction: "WITHIN", kind } }] : [];
}

/** What somebody was and what they are, of all that changed of them at a board on a day. */
function stepsOf(changes: readonly DerivedLeg[]): readonly (readonly DerivedLeg[])[] {
  const [outs, ins] = partedOf(changes);
  return outs.map((out, index) => [out, ...ins.slice(index, index + 1)]);
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
