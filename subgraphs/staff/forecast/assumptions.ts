import type { Decimal } from "@regiohub/infra/values";
import { GROWTH } from "../pupils/project.js";
import type { Scenario } from "./scenario.js";
import type { Assumption, AssumptionKind } from "./type.js";

/** What a scenario takes for true. Without pupils per FTE there are as many as there were. */
export function assumptionsOf(scenario: Scenario): Assumption[] {
  const { outflowRate, inflowFte, pupilsPerFte, retirementShift, workOn, growth } = scenario;
  return [
    assumed("OUTFLOW_RATE", outflowRate),
    assumed("INFLOW_FTE", inflowFte),
    assumed("RETIREMENT_SHIFT", String(retirementShift), "0"),
    assumed("WORK_ON", workOn, "0"),
    assumed("PUPIL_GROWTH", growth, String(GROWTH.municipality)),
    ...(pupilsPerFte === null ? [] : [assumed("PUPILS_PER_FTE", pupilsPerFte)]),
  ];
}

function assumed(kind: AssumptionKind, value: Decimal | null, fallback?: Decimal): Assumption {
  if (value !== null && value !== fallback) return { kind, value, basis: "ARGUMENT" };
  return fallback === undefined ? { kind, value: null, basis: "MISSING" } : { kind, value: fallback, basis: "DEFAULT" };
}
