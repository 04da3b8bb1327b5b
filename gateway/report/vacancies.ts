import { octoberOf } from "@regiohub/schema/octobers";
import type { OpenVacanciesYear, RegionAnswers, VacanciesBySharing, VacancyFigures } from "./answers.js";
import type { AskOperation, Place } from "./ask.js";
import { yearsUntil } from "./staff.js";

type Open = Omit<OpenVacanciesYear, "year">;

/** What the boards of a region want to fill, year by year. */
export async function openVacanciesOf(
  ask: AskOperation,
  place: Place,
  year: number,
): Promise<RegionAnswers["openVacancies"]> {
  const years: OpenVacanciesYear[] = [];
  for (const one of yearsUntil(year)) {
    const { data } = await ask<{ region: { openVacancies: Open } }>("ReportOpenVacancies", {
      ...place,
      on: octoberOf(one),
    });
    const { groups, ...all } = data.region.openVacancies;
    years.push({
      year: one,
      ...all,
      ...readable(all),
      groups: groups.map((group) => ({ ...group, ...readable(group) })),
    });
  }
  return years;
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
