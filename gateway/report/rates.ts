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
 * many FTE as the part of everybody who came is of the staff of the forecast. Undefined: what is told does not say.
 */
export function ratesOf(
  flows: Flows,
  { staff, years: [next] }: StaffForecast,
): Required<Pick<Scenario, "outflowRate" | "inflowFte">> | undefined {
  const [before, fte, comers] = [flows.stockBefore, staff, flows.came].map(numberIn);
  if (!before || !fte || comers == null) return undefined;
  const toRetire = next ? numberIn(next.retired) : null;
  const leavers = leaversOf(flows, toRetire === null ? null : (toRetire / fte) * before);
  if (leavers === undefined) return undefined;
  const yearly = Math.max(0, comers - sumOf(linesOf(flows, "IN", [ONCE])));
  return { outflowRate: Math.min(1, leavers / before).toFixed(4), inflowFte: ((yearly / before) * fte).toFixed(2) };
}

/**
 * Who left for other reasons than age: everybody who left, less who retired, and never fewer than lines tell to have left
 * otherwise. Where it is hidden how many retired, and lines do not tell all others either, as many did as are to.
 * @param toRetire how many of everybody that would be; null: nobody says
 */
function leaversOf(flows: Flows, toRetire: number | null): number | undefined {
  const left = numberIn(flows.left);
  if (left === null) return undefined;
  const retired = linesOf(flows, "OUT", RETIREMENTS);
  const others = flows.lines
    .filter(({ direction, kind }) => direction === "OUT" && kind !== ONCE && !RETIREMENTS.includes(kind))
    .map(({ persons }) => numberIn(persons));
  const [toldRetired, toldOthers] = [sumOf(retired), sumOf(others)];
  const isHidden = retired.includes(null);
  if (isHidden && !others.includes(null)) return toldOthers;
  if (isHidden && toRetire === null && toldRetired === 0) return undefined;
  const pensions = isHidden ? Math.max(toldRetired, toRetire ?? 0) : toldRetired;
  return Math.max(toldOthers, left - sumOf(linesOf(flows, "OUT", [ONCE])) - pensions);
}

const numberIn = ({ value }: Measured): number | null => (value === null ? null : Number(value));

/** The people of lines; null where they are not told. */
const linesOf = ({ lines }: Flows, direction: FlowLine["direction"], kinds: readonly string[]): (number | null)[] =>
  lines
    .filter((line) => line.direction === direction && kinds.includes(line.kind))
    .map(({ persons }) => numberIn(persons));

const sumOf = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
