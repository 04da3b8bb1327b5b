import type { Decimal } from "@regiohub/infra/values";
import type { FlowLine, Flows, Measured, StaffForecast } from "./answers.js";

/** What somebody takes to happen in a region each year, in the words of the graph's `StaffScenario`. */
export interface Scenario {
  readonly outflowRate?: Decimal;
  readonly inflowFte?: Decimal;
  readonly pupilsPerFte?: Decimal;
}

/** Ways to leave that a forecast knows by itself. */
const RETIREMENTS = ["RETIREMENT", "RETIREMENT_PRESUMED"];

/** Who comes or goes with a whole board or school does so once. */
const ONCE = "ORG_TRANSITION";

/**
 * What would happen if each year went as the last one: the part of everybody who left for other reasons than age, and as
 * many FTE as the part of everybody who came is of the staff of the forecast. Where flows hide some who retired, as large a
 * part did as will in the first year to come, if those who are told are no more. Undefined: what is told does not say.
 */
export function ratesOf(
  { stockBefore, came, left, lines }: Flows,
  { staff, years: [next] }: StaffForecast,
): Required<Pick<Scenario, "outflowRate" | "inflowFte">> | undefined {
  const [before, fte] = [numberIn(stockBefore), numberIn(staff)];
  const [comers, leavers] = [numberIn(came), numberIn(left)];
  if (!before || !fte || comers === null || leavers === null) return undefined;
  const retirements = linesOf(lines, "OUT", RETIREMENTS);
  const toRetire = next ? numberIn(next.retired) : null;
  const told = sumOf(retirements);
  if (retirements.includes(null) && toRetire === null && told === 0) return undefined;
  const retired = retirements.includes(null) ? Math.max(told, ((toRetire ?? 0) / fte) * before) : told;
  const yearly = (all: number, direction: string) => Math.max(0, all - sumOf(linesOf(lines, direction, [ONCE])));
  const rate = Math.max(0, yearly(leavers, "OUT") - retired) / before;
  return { outflowRate: Math.min(1, rate).toFixed(4), inflowFte: ((yearly(comers, "IN") / before) * fte).toFixed(2) };
}

const numberIn = ({ value }: Measured): number | null => (value === null ? null : Number(value));

/** The people of lines; null where they are not told. */
const linesOf = (lines: readonly FlowLine[], direction: string, kinds: readonly string[]): (number | null)[] =>
  lines
    .filter((line) => line.direction === direction && kinds.includes(line.kind))
    .map(({ persons }) => numberIn(persons));

const sumOf = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
