import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import { peopleOf } from "./people.js";
import type { StatisticsArgs, StatisticsTable, TableQuestion } from "./type.js";

/** Most years in one table. */
const MOST_YEARS = 15;

/**
 * The table of a place that answers a question.
 * @throws ARGUMENT_INVALID for years, days and bands that are none
 */
export async function tableOf(
  of: Pick<TableQuestion, "place" | "region">,
  { measure, bands = null, years: named, refDate = null, ...whose }: StatisticsArgs,
): Promise<StatisticsTable> {
  const years = yearsOf(named, refDate);
  const isYear = (year: number) => year >= 1900 && year <= 2100;
  if (years.length < 1 || new Set(years).size > MOST_YEARS || !years.every(isYear)) {
    throw new HubError("ARGUMENT_INVALID", `years: expected 1 to ${MOST_YEARS} years from 1900 to 2100.`);
  }
  if (bands !== null) await requireScheme(bands);
  const { functionGroup = null, sex = null, contract = null } = whose;
  const question = { measure, bands, refDate, ...peopleOf(whose) };
  const inOrder = [...new Set(years)].sort((one, other) => one - other);
  return { ...of, question, years: inOrder, measure, bands, functionGroup, sex, contract };
}

function yearsOf(years: readonly number[] | null | undefined, refDate: CalendarDate | null): readonly number[] {
  if (years && refDate === null) return years;
  if (!years && refDate !== null) return [Number(refDate.slice(0, 4))];
  throw new HubError("ARGUMENT_INVALID", "statistics: of when? Expected years or refDate, not both.");
}

async function requireScheme(bands: string): Promise<void> {
  const known = [...(await ageBandSchemes()).keys()];
  if (known.includes(bands)) return;
  throw new HubError("ARGUMENT_INVALID", `bands: no scheme of age bands. Expected one of ${known.join(", ")}.`);
}
