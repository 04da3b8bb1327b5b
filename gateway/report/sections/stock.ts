import type { Figure } from "@regiohub/infra/report/figure";
import { type Html, html } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { dayText, numberText } from "@regiohub/infra/report/numbers";
import { table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { RegionAnswers, Stock } from "../answers.js";
import { counted } from "../reasons.js";
import { drawn, filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Staff", "Personeel"),
  lead: words(
    "On {day} {persons} people worked in the schools of the region, for {fte} FTE in {employments} employments.",
    "Op {day} werkten er {persons} personen op de scholen van de regio, samen {fte} fte in {employments} dienstverbanden.",
  ),
  mind: words(
    "People, employments and FTE are three different things: somebody may have two employments, and each has its size. Where the boards that are counted differ between years, so do the figures.",
    "Personen, dienstverbanden en fte zijn drie verschillende dingen: iemand kan twee dienstverbanden hebben, elk met een omvang. Waar het aantal getelde besturen per jaar verschilt, verschillen ook de cijfers.",
  ),
  plot: words("People and FTE on 1 October, by year", "Personen en fte op 1 oktober, per jaar"),
  desc: words(
    "Two lines through the years. Their figures stand in the table with them.",
    "Twee lijnen door de jaren. De cijfers staan in de tabel erbij.",
  ),
  caption: words("Staff on 1 October", "Personeel op 1 oktober"),
  year: words("year", "jaar"),
  day: words("counted on", "geteld op"),
  persons: words("people", "personen"),
  employments: words("employments", "dienstverbanden"),
  fte: words("FTE", "fte"),
  boards: words("boards counted", "getelde besturen"),
  ofBoards: words("{counted} of {all}", "{counted} van {all}"),
  nobody: words("the hub has nobody of that day", "de hub heeft niemand van die dag"),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently", "anders geteld"),
} as const;

/** A figure of the staff, or why there is none. */
export function stockFigure(stock: Stock | null, measure: "persons" | "employments" | "fte", lang: Language): Figure {
  if (stock === null) return { value: null, note: TEXT.nobody[lang] };
  return counted(stock[measure], stock.suppressedBecause === null ? [] : [stock.suppressedBecause], lang);
}

/** How many people work in the region, over the years. */
export function stockSection({ stock }: Pick<RegionAnswers, "stock">, { lang }: Telling): Section {
  // From the first year that there is anything of; where there is none, the report's own.
  const years = stock.slice(stock.findIndex((one) => one.stock !== null));
  const body = html`${leadOf(stock.at(-1)?.stock ?? null, lang)}
${drawn(TEXT.caption[lang], plotOf(years, lang), tableOf(years, lang), true)}
<p class="mind">${TEXT.mind[lang]}</p>`;
  return { id: "stock", title: TEXT.title[lang], body };
}

function leadOf(stock: Stock | null, lang: Language): Html {
  if (stock?.persons == null || stock.employments === null || stock.fte === null) {
    return whyNot(stockFigure(stock, "persons", lang).note, lang);
  }
  const { on, persons, employments, fte } = stock;
  const sentence = filled(TEXT.lead, lang, {
    day: dayText(on, lang),
    persons: numberText(persons, lang),
    employments: numberText(employments, lang),
    fte: numberText(fte, lang),
  });
  return html`<p class="lead">${sentence}</p>`;
}

type Years = RegionAnswers["stock"];

const plotOf = (years: Years, lang: Language): Html =>
  linePlot({
    id: "stock-plot",
    title: TEXT.plot[lang],
    desc: TEXT.desc[lang],
    lang,
    places: years.map(({ year }) => String(year)),
    lines: (["persons", "fte"] as const).map((measure) => ({
      name: TEXT[measure][lang],
      points: years.map(({ stock }) => stockFigure(stock, measure, lang)),
    })),
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });

const tableOf = (years: Years, lang: Language): Html =>
  table({
    lang,
    caption: TEXT.caption[lang],
    heads: [TEXT.year, TEXT.day, TEXT.persons, TEXT.employments, TEXT.fte, TEXT.boards].map((head) => head[lang]),
    rows: years.map(({ year, stock }) => [
      String(year),
      stock ? dayText(stock.on, lang) : "–",
      ...(["persons", "employments", "fte"] as const).map((measure) => stockFigure(stock, measure, lang)),
      stock
        ? filled(TEXT.ofBoards, lang, { counted: String(stock.boardsCounted), all: String(stock.boardsInAll) })
        : "–",
    ]),
    rowHeads: true,
  });
