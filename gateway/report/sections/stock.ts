import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { numberText } from "@regiohub/infra/report/numbers";
import { table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { RegionAnswers, Stock } from "../answers.js";
import { drawn, filled, type Section, type Telling, whyNot } from "./section.js";
import { isOfSurvivors, mindOf, type StockYear, stockFigure, stockYears, survivorsText } from "./stock-year.js";

const TEXT = {
  title: words("Staff", "Personeel"),
  lead: words(
    "On 1 October {year} {persons} people worked in the schools of the region, for {fte} FTE in {employments} employments.",
    "Op 1 oktober {year} werkten er {persons} personen op de scholen van de regio, samen {fte} fte in {employments} dienstverbanden.",
  ),
  mind: words(
    "People, employments and FTE are three different things: somebody may have two employments, and each has its size. Where the boards that are counted differ between years, so do the figures.",
    "Personen, dienstverbanden en fte zijn drie verschillende dingen: iemand kan twee dienstverbanden hebben, elk met een omvang. Waar het aantal getelde besturen per jaar verschilt, verschillen ook de cijfers.",
  ),
  survivors: words(
    "Where it says “only who was still there later”, the deliveries do not reach back to that day: whoever left since is missing. Those figures are too low, and what lies between them is no growth.",
    "Waar staat “alleen wie er later nog was”, gaan de aanleveringen niet tot die dag terug: wie sindsdien vertrok, ontbreekt. Die cijfers zijn te laag, en wat ertussen ligt is geen groei.",
  ),
  plot: words("People and FTE on 1 October, by year", "Personen en fte op 1 oktober, per jaar"),
  desc: words(
    "Two lines through the years. Their figures stand in the table with them.",
    "Twee lijnen door de jaren. De cijfers staan in de tabel erbij.",
  ),
  caption: words("Staff on 1 October", "Personeel op 1 oktober"),
  year: words("year", "jaar"),
  persons: words("people", "personen"),
  employments: words("employments", "dienstverbanden"),
  fte: words("FTE", "fte"),
  boards: words("boards counted", "getelde besturen"),
  note: words("mind", "let op"),
  ofBoards: words("{counted} of {all}", "{counted} van {all}"),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently", "anders geteld"),
} as const;

/** How many people work in the region, over the years. */
export function stockSection({ stock }: Pick<RegionAnswers, "stock">, telling: Telling): Section {
  const { lang } = telling;
  const years = stockYears(stock);
  const body = html`${leadOf(stock.at(-1)?.stock ?? null, telling)}
${years.some(isOfSurvivors) ? html`<p class="mind">${TEXT.survivors[lang]}</p>` : NOTHING}
${drawn(TEXT.caption[lang], plotOf(years, lang), tableOf(years, lang), true)}
<p class="mind">${TEXT.mind[lang]}</p>`;
  return { id: "stock", title: TEXT.title[lang], body };
}

function leadOf(stock: Stock | null, { lang, year }: Telling): Html {
  if (stock?.persons == null || stock.employments === null || stock.fte === null) {
    return whyNot(stockFigure(stock, "persons", lang).note, lang);
  }
  const { persons, employments, fte } = stock;
  const sentence = filled(TEXT.lead, lang, {
    year: String(year),
    persons: numberText(persons, lang),
    employments: numberText(employments, lang),
    fte: numberText(fte, lang),
  });
  return html`<p class="lead">${sentence}</p>`;
}

function plotOf(years: readonly StockYear[], lang: Language): Html {
  const apart = placesOf(years, isOfSurvivors);
  return linePlot({
    id: "stock-plot",
    title: TEXT.plot[lang],
    desc: TEXT.desc[lang],
    lang,
    places: years.map(({ year }) => String(year)),
    lines: (["persons", "fte"] as const).map((count) => ({
      name: TEXT[count][lang],
      points: years.map((year) => stockFigure(year.stock, count, lang)),
    })),
    breaks: new Set(
      [...placesOf(years, ({ isBroken }) => isBroken)].filter((at) => !apart.has(at) && !apart.has(at - 1)),
    ),
    partial: { places: apart, name: survivorsText(lang) },
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });
}

const placesOf = (years: readonly StockYear[], isOne: (year: StockYear) => boolean): ReadonlySet<number> =>
  new Set(years.flatMap((year, place) => (isOne(year) ? [place] : [])));

const tableOf = (years: readonly StockYear[], lang: Language): Html =>
  table({
    lang,
    caption: TEXT.caption[lang],
    heads: [TEXT.year, TEXT.persons, TEXT.employments, TEXT.fte, TEXT.boards, TEXT.note].map((head) => head[lang]),
    rows: years.map((one) => [
      String(one.year),
      ...(["persons", "employments", "fte"] as const).map((count) => stockFigure(one.stock, count, lang)),
      one.stock
        ? filled(TEXT.ofBoards, lang, { counted: String(one.stock.boardsCounted), all: String(one.stock.boardsInAll) })
        : "–",
      mindOf(one, lang) ?? "–",
    ]),
    rowHeads: true,
  });
