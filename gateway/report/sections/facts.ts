import type { Figure } from "@regiohub/infra/report/figure";
import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { changeText } from "@regiohub/infra/report/numbers";
import { type Cell, table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { FactSeries, FactYear, Measured, RegionAnswers } from "../answers.js";
import { reasonOf, shown } from "../reasons.js";
import { drawn, filled, type Section, type Telling } from "./section.js";

const TEXT = {
  title: words("What others published", "Wat anderen publiceerden"),
  none: words(
    "The hub has no published figures of this region.",
    "De hub heeft van deze regio geen gepubliceerde cijfers.",
  ),
  mind: words(
    "Published figures stand beside those of the hub and are never added to them: who counts, whom and when differs.",
    "Gepubliceerde cijfers staan naast die van de hub en worden er nooit bij opgeteld: wie telt, wie er geteld wordt en wanneer verschilt.",
  ),
  plot: words("People employed in the region, by {name}", "Personen in dienst in de regio, volgens {name}"),
  desc: words(
    "A line through the years that the source has. The figures stand in the table.",
    "Een lijn door de jaren die de bron heeft. De cijfers staan in de tabel.",
  ),
  unspecified: words(
    "The source does not say how it draws the region's borders: they need not be those of this report.",
    "De bron zegt niet hoe zij de regio begrenst: dat hoeft niet te zijn zoals in dit rapport.",
  ),
  year: words("year", "jaar"),
  persons: words("people", "personen"),
  change: words("change", "verandering"),
  percent: words("in %", "in %"),
  since: words("since", "sinds"),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently: cannot be compared", "anders geteld: niet te vergelijken"),
} as const;

/** What others published about the region, a source at a time. */
export function factsSection({ facts }: Pick<RegionAnswers, "facts">, { lang }: Telling): Section {
  const names = facts.map(nameOf);
  const series = facts.map((one, index) => {
    const isAlone = names.filter((name) => name === names[index]).length === 1;
    return seriesOf(one, { index, name: isAlone ? nameOf(one) : `${nameOf(one)} [${one.dataset}]` }, lang);
  });
  const body =
    facts.length === 0 ? html`<p>${TEXT.none[lang]}</p>` : html`<p class="mind">${TEXT.mind[lang]}</p>${series}`;
  return { id: "facts", title: TEXT.title[lang], body };
}

/** What a reader knows a series by: who published it, and of which education. */
const nameOf = ({ educationType, source }: FactSeries): string =>
  educationType === null ? source : `${source} (${educationType})`;

function seriesOf(
  { scheme, years }: FactSeries,
  { index, name }: { readonly index: number; readonly name: string },
  lang: Language,
): Html {
  const title = filled(TEXT.plot, lang, { name });
  const axis = yearsBetween(years);
  const breaks = new Set(years.flatMap(({ year, change }) => (isBroken(change) ? [axis.indexOf(year)] : [])));
  const plot = linePlot({
    id: `facts-plot-${index + 1}`,
    title,
    desc: TEXT.desc[lang],
    lang,
    places: axis.map(String),
    lines: [
      {
        name: TEXT.persons[lang],
        points: axis.map((at) =>
          pointOf(
            years.find(({ year }) => year === at),
            lang,
          ),
        ),
      },
    ],
    breaks,
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });
  const heads = [TEXT.year, TEXT.persons, TEXT.change, TEXT.percent, TEXT.since].map((head) => head[lang]);
  const rows = years.map((year) => rowOf(year, lang));
  const figures = table({ lang, caption: title, heads, rows, rowHeads: true });
  const borders = scheme === "UNSPECIFIED" ? html`<p class="mind">${TEXT.unspecified[lang]}</p>` : NOTHING;
  return html`${drawn(title, plot, figures)}${borders}`;
}

/** All years from the first to the last: what lies between two figures is no neighbour. */
const yearsBetween = (years: readonly FactYear[]): readonly number[] => {
  const [first = 0, last = first - 1] = [years[0]?.year, years.at(-1)?.year];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const pointOf = (year: FactYear | undefined, lang: Language): Figure | null => (year ? shown(year.value, lang) : null);

const isBroken = (change: FactYear["change"]): boolean => change?.absolute.why.includes("SERIES_BREAK") ?? false;

const rowOf = ({ year, value, change }: FactYear, lang: Language): readonly Cell[] => [
  String(year),
  shown(value, lang),
  change ? changed(change.absolute, lang) : "–",
  change ? changed(change.percent, lang) : "–",
  change ? String(change.since) : "–",
];

/** With its sign; what cannot be reckoned is a figure that is not shown. */
function changed({ value, why }: Measured, lang: Language): Figure | Html {
  if (value === null) return shown({ value, why }, lang);
  const note = reasonOf(why, lang);
  return html`${changeText(value, lang)}${note === null ? NOTHING : html` <small>${note}</small>`}`;
}
