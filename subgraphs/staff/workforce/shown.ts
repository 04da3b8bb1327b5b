import { isDominated, type Withheld } from "@regiohub/infra/figures/release";
import type { CalendarDate } from "@regiohub/infra/values";
import { SMALLEST } from "@regiohub/schema/access/audience";
import type { Workforce } from "./queries.js";
import type { Answer } from "./released.js";
import type { SuppressionReason, WorkforceFigures } from "./type.js";

/** A board's workforce for its own eyes. */
export const ownWorkforce = ({ board, persons, employments, fte }: Workforce, on: CalendarDate): WorkforceFigures => ({
  on,
  persons,
  employments,
  fte,
  suppressed: false,
  suppressedBecause: null,
  boardsCounted: 1,
  boardsInAll: 1,
  counted: [board],
});

/** A board's workforce for others. */
export const othersWorkforce = ({ board, released, withheld }: Answer, on: CalendarDate): WorkforceFigures =>
  released
    ? { ...released, suppressed: false, suppressedBecause: null, boardsCounted: 1, boardsInAll: 1, counted: [board] }
    : { ...nothing(withheld, SMALLEST), on, boardsInAll: 1 };

/**
 * A region's workforce: the sum of what is out of its boards, so that it tells nothing that they do not. Boards of which
 * nothing is out are not in it. Null when none delivers.
 * @param boardsInAll number of boards in the region, whether they deliver or not
 */
export function regionWorkforce(
  answers: readonly Answer[],
  { on, smallest, boardsInAll }: { readonly on: CalendarDate; readonly smallest: number; readonly boardsInAll: number },
): WorkforceFigures | null {
  if (answers.length === 0) return null;
  const counted = answers.flatMap(({ board, released }) => (released ? [{ ...released, board }] : []));
  if (counted.length === 0) {
    const reasons = new Set(answers.map(({ withheld }) => withheld));
    const reason = reasons.size === 1 ? (answers[0]?.withheld ?? null) : "COMPLEMENTARY";
    return { ...nothing(reason, smallest), on, boardsInAll };
  }
  const persons = counted.map((one) => one.persons);
  const hundredths = counted.map(({ fte }) => Math.round(Number(fte) * 100));
  if ([persons, hundredths].some((parts) => isDominated(Math.max(...parts), sum(parts)))) {
    return { ...nothing("DOMINANCE", smallest), on, boardsInAll };
  }
  return {
    on: counted.map((one) => one.on).sort()[0] ?? on,
    persons: sum(persons),
    employments: sum(counted.map((one) => one.employments)),
    fte: (sum(hundredths) / 100).toFixed(2),
    suppressed: false,
    suppressedBecause: null,
    boardsCounted: counted.length,
    boardsInAll,
    counted: counted.map(({ board }) => board),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const nothing = (withheld: Withheld | null, smallest: number) => ({
  persons: null,
  employments: null,
  fte: null,
  suppressed: true,
  suppressedBecause: withheld === "FEW" ? (`FEWER_THAN_${smallest}` as SuppressionReason) : withheld,
  boardsCounted: 0,
  counted: [],
});
