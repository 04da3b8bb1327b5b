import { percentOf } from "@regiohub/infra/figures/change";
import type { Measured, WhyMissing } from "@regiohub/schema/figures";
import { RESOLUTIONS } from "@regiohub/schema/records/redundancy";
import type { Period } from "../period.js";
import type { Redundancies } from "./queries.js";
import type { RedundancyFigures, Resolution } from "./type.js";

/** A figure about redundancies: of all, of those that somebody was placed for, of those that stay, of a way to resolve them. */
export type Cell = "ALL" | "PLACED" | "OPEN" | Resolution;

const PLACED: readonly Resolution[] = ["PLACED_INTERNALLY", "PLACED_AT_BOARD"];

/** The cells that a person counts in. */
export const cellsOf = (resolvedBy: Resolution | null): readonly Cell[] => {
  if (resolvedBy === null) return ["ALL", "OPEN"];
  return PLACED.includes(resolvedBy) ? ["ALL", "PLACED", resolvedBy] : ["ALL", resolvedBy];
};

/** Name of a cell in what is given out. */
export const cellName = (cell: Cell): string => `REDUNDANCY ${cell}`;

/** What a board says of itself: exact; or, where it never delivered any, nothing. */
export function ownFigures(own: Redundancies | undefined, period: Period): RedundancyFigures {
  if (!own) return missingFigures("NOT_DELIVERED", period);
  return figuresOf(period, (cell) => {
    const counted = own.outcomes.filter(({ resolvedBy }) => cellsOf(resolvedBy).includes(cell));
    return { value: String(counted.reduce((sum, { persons }) => sum + persons, 0)), why: [] };
  });
}

/** No figure at all. */
export const missingFigures = (why: WhyMissing, period: Period): RedundancyFigures =>
  figuresOf(period, () => ({ value: null, why: [why] }));

/** Figures out of their cells. */
export function figuresOf({ from, to }: Period, cell: (cell: Cell) => Measured): RedundancyFigures {
  const [redundant, placed] = [cell("ALL"), cell("PLACED")];
  return {
    from,
    to,
    redundant,
    placed,
    placedPercent: shareOf(placed, redundant),
    resolved: RESOLUTIONS.map((by) => ({ by, persons: cell(by) })),
    open: cell("OPEN"),
  };
}

/** Only where both are shown: either would give the other away. */
function shareOf(part: Measured, whole: Measured): Measured {
  if (part.value === null || whole.value === null) {
    return { value: null, why: [...new Set([...whole.why, ...part.why])] };
  }
  if (whole.value === "0") return { value: null, why: ["MISSING_DENOMINATOR"] };
  return { value: percentOf(BigInt(part.value), BigInt(whole.value), 1), why: [] };
}
