import type { Figure } from "@regiohub/infra/report/figure";
import { type Html } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { table } from "@regiohub/infra/report/table";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { Measured, OpenVacanciesYear, RegionAnswers } from "../answers.js";
import { reasonOf, whyNothing } from "../reasons.js";
import { drawn, filled } from "./section.js";

const TEXT = {
  caption: words("Open vacancies on 1 October, by year", "Openstaande vacatures op 1 oktober, per jaar"),
  desc: words(
    "Lines through the years. Their figures stand in the table with them.",
    "Lijnen door de jaren. De cijfers staan in de tabel erbij.",
  ),
  year: words("year", "jaar"),
  boards: words("boards that told", "besturen die vertelden"),
  ofBoards: words("{delivered} of {boards}", "{delivered} van {boards}"),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently", "anders geteld"),
  none: words("the hub has no vacancies of those years", "de hub heeft geen vacatures van die jaren"),
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

const why = (reasons: readonly string[], lang: Language): string | null =>
  reasons.length === 0
    ? null
    : [...new Set(reasons)].map((one) => REASONS[one]?.[lang] ?? reasonOf([one], lang)).join("; ");

/** A figure of vacancies as it is shown. */
export const shownVacancies = (figure: Measured, lang: Language): Figure => ({
  value: figure.value,
  note: why(figure.why, lang),
});

/** What a row shows of vacancies by whether they are shared: number and FTE of each. */
export const figuresIn = (
  { shared, unshared, all }: Pick<OpenVacanciesYear, "shared" | "unshared" | "all">,
  lang: Language,
): Figure[] =>
  [shared, unshared, all].flatMap(({ vacancies, fte }) => [vacancies, fte].map((one) => shownVacancies(one, lang)));

/** Why no year has a figure; null: one has. */
export function reasonNone(years: RegionAnswers["openVacancies"], lang: Language): string | null {
  const told = years.map(({ shared }) => shared.vacancies);
  if (told.some(({ value }) => value !== null)) return null;
  return whyNothing([...new Set(told.flatMap((one) => one.why))], lang) ?? TEXT.none[lang];
}

/** The years as lines and in a table. */
export function yearsDrawn(years: RegionAnswers["openVacancies"], lang: Language): Html {
  const plot = linePlot({
    id: "vacancies-years",
    title: TEXT.caption[lang],
    desc: TEXT.desc[lang],
    lang,
    places: years.map(({ year }) => String(year)),
    lines: (["shared", "all"] as const).map((sharing, at) => ({
      name: SHARING_HEADS[at * 4]?.[lang] ?? "",
      points: years.map((year) => shownVacancies(year[sharing].vacancies, lang)),
    })),
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });
  const figures = table({
    lang,
    caption: TEXT.caption[lang],
    heads: [TEXT.year[lang], ...SHARING_HEADS.map((head) => head[lang]), TEXT.boards[lang]],
    rows: years.map((year) => [String(year.year), ...figuresIn(year, lang), boardsText(year, lang)]),
    rowHeads: true,
  });
  return drawn(TEXT.caption[lang], plot, figures, true);
}

const boardsText = ({ boards, boardsDelivered }: OpenVacanciesYear, lang: Language): string =>
  filled(TEXT.ofBoards, lang, { delivered: String(boardsDelivered), boards: String(boards) });
