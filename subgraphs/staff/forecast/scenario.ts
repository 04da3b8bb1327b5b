import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { lastOctoberYear } from "@regiohub/schema/octobers";
import { tenThousandths } from "./exact.js";
import { MOST_SHIFT, YEARS_AHEAD } from "./exit.js";
import type { Course, Span } from "./project.js";

/** What somebody takes to happen, as it may be asked; null: as the hub finds it, or nothing of the kind. */
export interface Scenario {
  /** Part of the staff that leaves each year for other reasons than age, 0 to 1. */
  readonly outflowRate: Decimal | null;
  /** FTE that come in each year, in all that is asked about. */
  readonly inflowFte: Decimal | null;
  readonly pupilsPerFte: Decimal | null;
  /** Months that everybody works on behind the age of the state pension. */
  readonly retirementShift: number;
  /** Part of those who reach the age who work on for up to a year: widens the bands. */
  readonly workOn: Decimal;
  /** Part of a year's growth of pupils that is left in the next, of a site's own at most half; null: the hub's own. */
  readonly growth: Decimal | null;
  readonly seed: number;
  readonly draws: number;
}

/** What a question without a scenario takes to happen. */
export const AS_FOUND: Scenario = {
  outflowRate: null,
  inflowFte: null,
  pupilsPerFte: null,
  retirementShift: 0,
  workOn: "0",
  growth: null,
  seed: 1,
  draws: 400,
};

/** Most draws: more than these move a band by less than its rounding. */
const MOST_DRAWS = 1_000;

/**
 * A scenario with all that a question leaves out.
 * @throws ARGUMENT_INVALID for what cannot happen
 */
export function scenarioOf(asked: Partial<Scenario> | null): Scenario {
  const scenario = { ...AS_FOUND, ...asked };
  const { outflowRate, inflowFte, pupilsPerFte, retirementShift, workOn, growth, draws } = scenario;
  for (const [name, part] of Object.entries({ outflowRate, workOn, growth })) {
    if (part !== null) requireBetween(name, Number(part), 0, 1);
  }
  if (inflowFte !== null) requireBetween("inflowFte", Number(inflowFte), 0, 1_000_000);
  if (pupilsPerFte !== null) requireBetween("pupilsPerFte", Number(pupilsPerFte), 1, 1_000);
  requireBetween("retirementShift", retirementShift, 0, MOST_SHIFT);
  requireBetween("draws", draws, 1, MOST_DRAWS);
  return scenario;
}

function requireBetween(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new HubError("ARGUMENT_INVALID", `scenario.${name}: expected ${low} to ${high}.`);
}

/** What is taken to happen at all sites alike. What is not known is nothing: the answer says so. */
export const courseOf = ({ outflowRate, retirementShift, pupilsPerFte }: Scenario): Course => ({
  outflowRate: tenThousandths(outflowRate ?? "0"),
  retirementShift,
  pupilsPerFte: pupilsPerFte === null ? undefined : tenThousandths(pupilsPerFte),
});

/** Whether a scenario says who leaves and who comes. */
export const saysRates = ({ outflowRate, inflowFte }: Scenario): boolean => outflowRate !== null && inflowFte !== null;

/**
 * Refuses years that nobody can begin from, or see so far.
 * @throws ARGUMENT_INVALID
 */
export function requireSpan({ from, years }: Span, today: CalendarDate): void {
  const last = lastOctoberYear(today);
  if (from < 2000 || from > last) {
    throw new HubError("ARGUMENT_INVALID", `from: expected a year whose 1 October has been, 2000 to ${last}.`);
  }
  if (years < 1 || years > YEARS_AHEAD) {
    throw new HubError("ARGUMENT_INVALID", `years: expected 1 to ${YEARS_AHEAD}.`);
  }
}

/**
 * The years up to one: from the last 1 October before it that has been.
 * @throws ARGUMENT_INVALID for a year that is too far away
 */
export function spanTo(year: number, today: CalendarDate): Span {
  const from = Math.min(year - 1, lastOctoberYear(today));
  if (from < 2000 || year - from > YEARS_AHEAD) {
    const last = lastOctoberYear(today) + YEARS_AHEAD;
    throw new HubError("ARGUMENT_INVALID", `year: expected 2001 to ${last}.`);
  }
  return { from, years: year - from };
}
