import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import type { OpenVacanciesDay, RegionAnswers, VacanciesBySharing, VacancyFigures } from "./answers.js";
import type { AskOperation, Place } from "./ask.js";
import { yearsUntil } from "./staff.js";

/** What the boards of a region want to fill: on 1 Octobers, and on a later day, unless that is still to come. */
export async function openVacanciesOf(
  ask: AskOperation,
  place: Place,
  { year, on }: { readonly year: number; readonly on: CalendarDate },
): Promise<RegionAnswers["openVacancies"]> {
  const days = new Set([...yearsUntil(year).map(octoberOf), ...(on <= dayOf(new Date()) ? [on] : [])]);
  const open: OpenVacanciesDay[] = [];
  for (const day of days) {
    const { data } = await ask<{ region: { openVacancies: OpenVacanciesDay } }>("ReportOpenVacancies", {
      ...place,
      on: day,
    });
    const { groups, ...all } = data.region.openVacancies;
    open.push({ ...all, ...readable(all), groups: groups.map((group) => ({ ...group, ...readable(group) })) });
  }
  return open;
}

const readable = ({ shared, unshared, all }: VacanciesBySharing): VacanciesBySharing => ({
  shared: withoutNoughts(shared),
  unshared: withoutNoughts(unshared),
  all: withoutNoughts(all),
});

/** Sizes to two decimals where the others are nought. */
const withoutNoughts = ({ vacancies, fte }: VacancyFigures): VacancyFigures => ({
  vacancies,
  fte: { ...fte, value: fte.value?.replace(/00$/, "") ?? null },
});
