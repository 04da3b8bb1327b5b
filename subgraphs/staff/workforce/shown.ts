import { isDominated } from "@regiohub/infra/figures/release";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { SMALLEST } from "@regiohub/schema/access/audience";
import { fullTimes, tenThousandths } from "../forecast/exact.js";
import type { Whole } from "../published/wholes.js";
import type { Workforce } from "./queries.js";
import type { WhyNone } from "./release-queries.js";
import type { Answer } from "./released.js";
import type { SuppressionReason, WorkforceFigures } from "./type.js";

/** A board's workforce for its own eyes. */
export const ownWorkforce = ({ board, persons, employments, fte }: Workforce, on: CalendarDate): WorkforceFigures => ({
  on,
  onLatest: on,
  persons,
  employments,
  fte,
  ...shown([board], 1),
});

/** A board's workforce for others. */
export const othersWorkforce = ({ board, released, withheld }: Answer, on: CalendarDate): WorkforceFigures =>
  released
    ? { ...released, fte: fullTimes(tenThousandths(released.fte)), onLatest: released.on, ...shown([board], 1) }
    : { ...nothing(withheld, SMALLEST, on), boardsInAll: 1 };

/** Of whom figures of an area are asked. */
interface OfArea {
  readonly on: CalendarDate;
  /** Fewest people that whoever asks may be told of. */
  readonly smallest: number;
  /** Number of boards in the area, whether they deliver or not. */
  readonly boardsInAll: number;
}

/** A region's workforce on a day of which its tables are out: what they say of everybody. */
export function tabledWorkforce(
  { amounts, why, boards }: Whole,
  { on, smallest, boardsInAll }: OfArea,
): WorkforceFigures {
  const [persons, employments, fte] = amounts ?? [];
  if (persons === undefined || employments === undefined || fte === undefined) {
    return { ...nothing(why && "COMPLEMENTARY", smallest, on), boardsInAll };
  }
  return { on, onLatest: on, persons, employments, fte: fullTimes(BigInt(fte)), ...shown(boards, boardsInAll) };
}

/**
 * A region's workforce of which no table is out: the sum of what is out of its boards, so that it tells nothing that they do
 * not; FTE are rounded once, as in a table.
 * Boards of which nothing is out are not in it. Null when none delivers.
 */
export function regionWorkforce(
  answers: readonly Answer[],
  { on, smallest, boardsInAll }: OfArea,
): WorkforceFigures | null {
  if (answers.length === 0) return null;
  const counted = answers.flatMap(({ board, released }) => (released ? [{ ...released, board }] : []));
  const withheld = answers.filter(({ released }) => !released);
  if (withheld.length > 0 && counted.every((one) => one.persons === 0)) {
    return { ...nothing(reasonOf(withheld.flatMap((one) => one.withheld ?? [])), smallest, on), boardsInAll };
  }
  const persons = counted.map((one) => one.persons);
  const fte = counted.map((one) => Number(tenThousandths(one.fte)));
  if ([persons, fte].some((parts) => isDominated(Math.max(...parts), sum(parts)))) {
    return { ...nothing("DOMINANCE", smallest, on), boardsInAll };
  }
  const days = counted.map((one) => one.on).sort();
  return {
    on: days[0] ?? on,
    onLatest: days.at(-1) ?? on,
    persons: sum(persons),
    employments: sum(counted.map((one) => one.employments)),
    fte: fullTimes(BigInt(sum(fte))),
    ...shown(
      counted.map(({ board }) => board),
      boardsInAll,
    ),
  };
}

/** Why nothing is out of several boards: of those whose deliveries reach back to the day, where there are any. */
function reasonOf(each: readonly WhyNone[]): WhyNone {
  const [reason, ...others] = new Set(each.filter((one) => one !== "NOT_OBSERVED"));
  if (reason === undefined) return "NOT_OBSERVED";
  return others.length === 0 ? reason : "COMPLEMENTARY";
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const shown = (counted: readonly BoardNumber[], boardsInAll: number) => ({
  suppressed: false,
  suppressedBecause: null,
  boardsCounted: counted.length,
  boardsInAll,
  counted,
});

const nothing = (withheld: WhyNone | null, smallest: number, on: CalendarDate) => ({
  on,
  onLatest: on,
  persons: null,
  employments: null,
  fte: null,
  suppressed: true,
  suppressedBecause: withheld === "FEW" ? (`FEWER_THAN_${smallest}` as SuppressionReason) : withheld,
  boardsCounted: 0,
  counted: [],
});
