import type { Flows, RegionAnswers, StaffForecast } from "./answers.js";
import type { AskOperation, Place } from "./ask.js";
import { ratesOf, type Scenario } from "./rates.js";

/** From when, and what is taken to happen. */
interface ForecastQuestion {
  readonly year: number;
  readonly scenario: Scenario;
}

/**
 * The teachers of a region to come. Of a region the graph does not guess how many leave and come: what a question does not
 * say of it goes on as in the year before, where that is told.
 */
export async function forecastOf(
  ask: AskOperation,
  place: Place,
  { year, scenario }: ForecastQuestion,
  flows: Flows | null,
): Promise<Pick<RegionAnswers, "forecast" | "fromFlows">> {
  const asked = async (taken: Scenario) => {
    const variables = { ...place, from: year, scenario: taken };
    const { data } = await ask<{ region: { staffForecast: StaffForecast | null } }>("ReportForecast", variables);
    return data.region.staffForecast;
  };
  const forecast = await asked(scenario);
  const rates = forecast && flows ? ratesOf(flows, forecast) : undefined;
  if (!rates || (scenario.outflowRate && scenario.inflowFte)) return { forecast, fromFlows: [] };
  const fromFlows = [...(scenario.outflowRate ? [] : ["OUTFLOW_RATE"]), ...(scenario.inflowFte ? [] : ["INFLOW_FTE"])];
  return { forecast: await asked({ ...rates, ...scenario }), fromFlows };
}
