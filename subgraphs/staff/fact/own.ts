import type { CalendarDate } from "@regiohub/infra/values";
import type { WhyMissing } from "@regiohub/schema/figures";
import type { SuppressionReason, WorkforceFigures } from "../workforce/type.js";
import { ALL } from "./series.js";
import type { OwnFigure, StatMeasure } from "./type.js";

const WHY: Readonly<Record<SuppressionReason, WhyMissing>> = {
  FEWER_THAN_10: "SUPPRESSED",
  FEWER_THAN_5: "SUPPRESSED",
  DOMINANCE: "DOMINANCE",
  COMPLEMENTARY: "COMPLEMENTARY",
  DIFFERENCE: "DIFFERENCE",
};

/** The columns of a workforce by measure; what is not here the hub does not count. */
const COUNTED = { PERSONS: "persons", EMPLOYMENTS: "employments", FTE: "fte" } as const;

/** Whether the hub counts it itself. */
export const isCounted = (measure: StatMeasure): measure is keyof typeof COUNTED => measure in COUNTED;

/** Which of its own figures the hub is asked for. */
interface OwnQuestion {
  readonly measure: keyof typeof COUNTED;
  readonly band: string;
  readonly on: CalendarDate;
  /** Of the region. */
  readonly boardsInAll: number;
}

/**
 * The hub's own figure of a region on a day, as far as its workforce tells: of all people. Of bands nothing is out.
 * @param workforce null when no board of the region delivers
 */
export function ownFigure(
  workforce: WorkforceFigures | null,
  { measure, band, on, boardsInAll }: OwnQuestion,
): OwnFigure {
  const none = (why: WhyMissing): OwnFigure => ({
    value: { value: null, why: [why] },
    on,
    boardsCounted: 0,
    boardsInAll,
  });
  if (!workforce) return none("NOT_DELIVERED");
  if (workforce.suppressedBecause) return none(WHY[workforce.suppressedBecause]);
  if (band !== ALL) return none("NOT_PUBLISHED");
  const value = workforce[COUNTED[measure]];
  return {
    value: { value: value === null ? null : String(value), why: [] },
    on: workforce.on,
    boardsCounted: workforce.boardsCounted,
    boardsInAll,
  };
}
