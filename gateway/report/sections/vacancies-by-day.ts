import type { Figure } from "@regiohub/infra/report/figure";
import { type Html } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { dayText } from "@regiohub/infra/report/numbers";
import { table } from "@regiohub/infra/report/table";
import type { CalendarDate } from "@regiohub/infra/values";
import { type Language, type Words, words } from "@regiohub/infra/words";
import { isReferenceDay } from "@regiohub/schema/octobers";
import type { Measured, OpenVacanciesDay, RegionAnswers, VacanciesBySharing } from "../answers.js";
import { reasonOf } from "../reasons.js";
import { drawn, filled } from "./section.js";

const TEXT = {
  caption: words("Open vacancies, day by day", "Openstaande vacatures, per dag"),
  desc: words(
    "Lines through 1 October of the years. Their figures stand in the table with them.",
    "Lijnen door 1 oktober van de jaren. De cijfers staan in de tabel erbij.",
  ),
  plot: words("Open vacancies on 1 October, by year", "Openstaande vacatures op 1 oktober, per jaar"),
  day: words("on", "op"),
  boards: words("boards that told", "besturen die vertelden"),
  ofBoards: words("{delivered} of {boards}", "{delivered} van {boards}"),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently", "anders geteld"),
  none: words("the hub has no vacancies of those days", "de hub heeft geen vacatures van die dagen"),
} as const;

/** Heads of the columns that figures by sharing stand in, in the order of `figuresIn`. */
export const SHARING_HEADS: readonly Words[] = [
  words("shared", "gedeeld"),
  words("FTE shared", "fte gedeeld"),
  words("not shared", "niet gedeeld"),
  words("FTE not shared", "fte niet gedeeld"),
  words("all", "alle"),
  words("FTE of all", "fte van alle"),
];

/** What figures are about is vacancies, not people. */
const REASONS: Readonly<Record<string, Words>> = {
  SUPPRESSED: words("too few to show", "te weinig om te tonen"),
  COMPLEMENTARY: words("beside other figures it would tell of too few", "zou met andere cijfers te weinig verraden"),
};

/** The same of other days than 1 October. */
const OTHER_DAY_REASONS: typeof REASONS = {
  ...REASONS,
  NOT_PLANNED: words(
    "never given out of other days than 1 October",
    "van andere dagen dan 1 oktober nooit vrijgegeven",
  ),
};

const why = (reasons: readonly string[], lang: Language, own = REASONS): string | null =>
  reasons.length === 0
    ? null
    : [...new Set(reasons)].map((one) => own[one]?.[lang] ?? reasonOf([one], lang)).join("; ");

/** A figure of vacancies of a day as it is shown. */
export const shownVacancies = (figure: Measured, on: CalendarDate, lang: Language): Figure => ({
  value: figure.value,
  note: why(figure.why, lang, isReferenceDay(on) ? REASONS : OTHER_DAY_REASONS),
});

/** What a row shows of vacancies by whether they are shared: number and FTE of each. */
export const figuresIn = ({ shared, unshared, all }: VacanciesBySharing, on: CalendarDate, lang: Language): Figure[] =>
  [shared, unshared, all].flatMap(({ vacancies, fte }) => [vacancies, fte].map((one) => shownVacancies(one, on, lang)));

/** Why no day has a figure. */
export function reasonNone(days: RegionAnswers["openVacancies"], lang: Language): string {
  const reasons = days.flatMap(({ shared }) => shared.vacancies.why);
  return why(reasons, lang) ?? TEXT.none[lang];
}

/** 1 Octobers as lines, and all days in a table. */
export function daysDrawn(days: RegionAnswers["openVacancies"], lang: Language): Html {
  const octobers = days.filter(({ on }) => isReferenceDay(on));
  const plot = linePlot({
    id: "vacancies-years",
    title: TEXT.plot[lang],
    desc: TEXT.desc[lang],
    lang,
    places: octobers.map(({ on }) => on.slice(0, 4)),
    lines: (["shared", "all"] as const).map((sharing, at) => ({
      name: SHARING_HEADS[at * 4]?.[lang] ?? "",
      points: octobers.map((day) => shownVacancies(day[sharing].vacancies, day.on, lang)),
    })),
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });
  const figures = table({
    lang,
    caption: TEXT.caption[lang],
    heads: [TEXT.day[lang], ...SHARING_HEADS.map((head) => head[lang]), TEXT.boards[lang]],
    rows: days.map((day) => [dayText(day.on, lang), ...figuresIn(day, day.on, lang), boardsText(day, lang)]),
    rowHeads: true,
  });
  return drawn(TEXT.caption[lang], plot, figures, true);
}

const boardsText = ({ boards, boardsDelivered }: OpenVacanciesDay, lang: Language): string =>
  filled(TEXT.ofBoards, lang, { delivered: String(boardsDelivered), boards: String(boards) });
