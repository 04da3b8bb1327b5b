import type { CalendarDate } from "@regiohub/infra/values";
import type { Measured, WhyMissing } from "@regiohub/schema/figures";
import type { SuppressionReason, WorkforceFigures } from "../workforce/type.js";
import type { OwnFigure, StatMeasure } from "./type.js";

const WHY: Readonly<Record<SuppressionReason, WhyMissing>> = {
  FEWER_THAN_10: "SUPPRESSED",
  FEWER_THAN_5: "SUPPRESSED",
  DOMINANCE: "DOMINANCE",
  COMPLEMENTARY: "COMPLEMENTARY",
  DIFFERENCE: "DIFFERENCE",
  NOT_OBSERVED: "NOT_OBSERVED",
};

/** The columns of a workforce, and of its cells, by measure; what is not here the hub does not count. */
export const COUNTED = { PERSONS: "persons", EMPLOYMENTS: "employments", FTE: "fte" } as const;

/** Measures that the hub counts itself. */
export type CountedMeasure = keyof typeof COUNTED;

/** Whether the hub counts it itself. */
export const isCounted = (measure: StatMeasure): measure is CountedMeasure => measure in COUNTED;

/** Which of its own figures the hub is asked for. */
export interface OwnQuestion {
  readonly measure: CountedMeasure;
  readonly on: CalendarDate;
  /** Of the region. */
  readonly boardsInAll: number;
}

/** A figure of a workforce, as far as it tells: of all people. Null: nobody delivers. */
export function measuredOf(workforce: WorkforceFigures | null, measure: CountedMeasure): Measured {
  if (!workforce) return { value: null, why: ["NOT_DELIVERED"] };
  if (workforce.suppressedBecause) return { value: null, why: [WHY[workforce.suppressedBecause]] };
  const value = workforce[COUNTED[measure]];
  return { value: value === null ? null : String(value), why: [] };
}

/**
 * The hub's own figure of all people of a region on a day, as far as its workforce tells.
 * @param workforce null when no board of the region delivers
 */
export function ownFigure(workforce: WorkforceFigures | null, { measure, on, boardsInAll }: OwnQuestion): OwnFigure {
  const value = measuredOf(workforce, measure);
  if (!workforce || value.value === null) return { value, on, onLatest: on, boardsCounted: 0, boardsInAll };
  return { value, on: workforce.on, onLatest: workforce.onLatest, boardsCounted: workforce.boardsCounted, boardsInAll };
}
