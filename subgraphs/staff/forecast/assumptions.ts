import type { Decimal } from "@regiohub/infra/values";
import { GROWTH } from "../pupils/project.js";
import type { Rates } from "./observed.js";
import type { Scenario } from "./scenario.js";
import type { Assumption, AssumptionKind } from "./type.js";

/**
 * What a scenario takes for true. Without pupils per FTE there are as many as there were; where nothing follows from
 * pupils, nothing is taken of how they grow.
 * @param arePupilsFollowed whether anything that is told follows from pupils
 * @param observed what is taken where it says nothing
 */
export function assumptionsOf(scenario: Scenario, arePupilsFollowed: boolean, observed?: Rates): Assumption[] {
  const { outflowRate, inflowFte, pupilsPerFte, retirementShift, workOn, growth } = scenario;
  return [
    seen("OUTFLOW_RATE", outflowRate, observed?.outflowRate),
    seen("INFLOW_FTE", inflowFte, observed?.inflowFte),
    assumed("RETIREMENT_SHIFT", String(retirementShift), "0"),
    assumed("WORK_ON", workOn, "0"),
    ...(arePupilsFollowed
      ? [assumed("PUPIL_GROWTH", growth, String(GROWTH.municipality))]
      : unused("PUPIL_GROWTH", growth)),
    ...(arePupilsFollowed ? given("PUPILS_PER_FTE", pupilsPerFte) : unused("PUPILS_PER_FTE", pupilsPerFte)),
  ];
}

const given = (kind: AssumptionKind, value: Decimal | null): Assumption[] =>
  value === null ? [] : [{ kind, value, basis: "ARGUMENT" }];

const unused = (kind: AssumptionKind, value: Decimal | null): Assumption[] =>
  value === null ? [] : [{ kind, value, basis: "UNUSED" }];

function seen(kind: AssumptionKind, asked: Decimal | null, observed: Decimal | undefined): Assumption {
  if (asked !== null) return { kind, value: asked, basis: "ARGUMENT" };
  return observed === undefined
    ? { kind, value: null, basis: "MISSING" }
    : { kind, value: observed, basis: "OBSERVED" };
}

/**
 * That people of whom no date of birth is known stay.
 * @param ageless how many; null: nobody knows who is there
 */
export const withoutAge = (ageless: number | null): Assumption =>
  ageless === null
    ? { kind: "PEOPLE_WITHOUT_AGE", value: null, basis: "MISSING" }
    : { kind: "PEOPLE_WITHOUT_AGE", value: String(ageless), basis: "COUNTED" };

const assumed = (kind: AssumptionKind, value: Decimal | null, fallback: Decimal): Assumption =>
  value === null || value === fallback
    ? { kind, value: fallback, basis: "DEFAULT" }
    : { kind, value, basis: "ARGUMENT" };
