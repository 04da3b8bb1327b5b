import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { numberText } from "@regiohub/infra/report/numbers";
import { type Cell, table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { ForecastBand, RegionAnswers, StaffForecast } from "../answers.js";
import { shown, whyNone } from "../reasons.js";
import { whyNoTable } from "../untold.js";
import { assumptionsOf } from "./forecast-assumptions.js";
import { basisText, neededBreaks, neededNote, neededText } from "./forecast-needed.js";
import { whyMostNot } from "./hidden.js";
import { drawn, filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Staff to come", "Personeel in de komende jaren"),
  lead: words(
    "What there will be is the teachers of 1 October {year}, less who retires and leaves, and who comes in. {needed} A gap above nothing is a shortage.",
    "Wat er zal zijn, is het onderwijsgevend personeel van 1 oktober {year}, min wie met pensioen gaat en vertrekt, en wie instroomt. {needed} Een verschil boven nul is een tekort.",
  ),
  spread: words(
    "In {years} too few retire for a year to be told of. For those years, as many of those who retire in several years together are taken as if they did so evenly, or as large a part of the teachers as of everybody: an estimate, and so is what follows from it.",
    "In {years} gaan er te weinig met pensioen om over één jaar te vertellen. Voor die jaren is genomen wie in meer jaren samen met pensioen gaat, gelijk over die jaren verdeeld, of een even groot deel van het onderwijsgevend personeel als van iedereen: een schatting, net als wat eruit volgt.",
  ),
  survivors: words(
    "The deliveries of its boards do not reach back to 1 October {year}: whoever left since is missing, so it begins too low.",
    "De aanleveringen van de besturen gaan niet tot 1 oktober {year} terug: wie sindsdien vertrok, ontbreekt, en daarmee begint het te laag.",
  ),
  plot: words("Teachers in FTE: expected and needed", "Onderwijsgevend personeel in fte: verwacht en nodig"),
  desc: words(
    "A line of the staff that is expected with a band around it, and one of the staff that is needed. The figures stand in the table.",
    "Een lijn van het verwachte personeel met een marge eromheen, en een van wat nodig is. De cijfers staan in de tabel.",
  ),
  band: words("in eight of ten cases", "in acht van de tien gevallen"),
  year: words("year", "jaar"),
  expected: words("expected", "verwacht"),
  needed: words("needed", "nodig"),
  gap: words("gap", "verschil"),
  between: words("gap between", "verschil tussen"),
  retired: words("retire", "pensioen"),
  outflow: words("leave otherwise", "overige uitstroom"),
  inflow: words("come in", "instroom"),
  steps: words("From year to year, in FTE", "Van jaar tot jaar, in fte"),
  hidden: words("not shown", "niet getoond"),
  broken: words("needed: made of something else from here on", "nodig: vanaf hier uit iets anders berekend"),
  basis: words("needed by", "nodig volgens"),
  nobody: words("the hub has nobody of that day", "de hub heeft niemand van die dag"),
} as const;

/** Who will be there, and who will be needed. */
export function forecastSection(
  { forecast, fromFlows, stock }: Pick<RegionAnswers, "forecast" | "fromFlows" | "stock">,
  { lang }: Telling,
): Section {
  const why = forecast
    ? whyNone(
        forecast.years.flatMap(({ projected, formation }) => [projected, formation]),
        lang,
        forecast.staff.value === null ? whyNoTable({ stock }, lang) : undefined,
      )
    : TEXT.nobody[lang];
  const isObserved = stock.at(-1)?.stock?.observed ?? true;
  const body =
    forecast && why === null
      ? html`<p class="lead">${leadOf(forecast, lang)}</p>
${isObserved ? NOTHING : html`<p class="mind">${filled(TEXT.survivors, lang, { year: String(forecast.from) })}</p>`}
${drawn(TEXT.plot[lang], plotOf(forecast, lang), tableOf(forecast, lang), true)}
${neededNote(forecast.years, lang)}
${whyMostNot(
  forecast.years.flatMap(({ projected, gap }) => [projected, gap]),
  lang,
)}
<h3>${TEXT.steps[lang]}</h3>
${stepsOf(forecast, lang)}
${spreadOf(forecast, lang)}
${assumptionsOf(forecast, fromFlows, lang)}`
      : whyNot(why, lang);
  return { id: "forecast", title: TEXT.title[lang], body };
}

const leadOf = ({ from, years }: StaffForecast, lang: Language): string =>
  filled(TEXT.lead, lang, { year: String(from), needed: neededText(years, lang) }).replaceAll("  ", " ");

function spreadOf({ years }: StaffForecast, lang: Language): Html {
  const spread = years.filter(({ retiredBasis }) => retiredBasis === "SPREAD").map(({ year }) => String(year));
  if (spread.length === 0) return NOTHING;
  return html`<p class="mind">${filled(TEXT.spread, lang, { years: spread.join(", ") })}</p>`;
}

function plotOf({ from, staff, years }: StaffForecast, lang: Language): Html {
  const edges = years.map(({ projectedBand }) => (projectedBand ? edgesOf(projectedBand) : null));
  return linePlot({
    id: "forecast-plot",
    title: TEXT.plot[lang],
    desc: TEXT.desc[lang],
    lang,
    places: [from, ...years.map(({ year }) => year)].map(String),
    lines: [
      {
        name: TEXT.expected[lang],
        points: [staff, ...years.map(({ projected }) => projected)].map((one) => shown(one, lang)),
        reckoned: true,
      },
      {
        name: TEXT.needed[lang],
        points: [null, ...years.map(({ formation }) => shown(formation, lang))],
        reckoned: true,
      },
    ],
    ...(edges.some((edge) => edge !== null) && { band: { name: TEXT.band[lang], edges: [null, ...edges] } }),
    breaks: neededBreaks(years),
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });
}

const edgesOf = ({ low, high }: ForecastBand): readonly [string, string] => [low, high];

const tableOf = ({ years }: StaffForecast, lang: Language): Html =>
  table({
    lang,
    caption: TEXT.plot[lang],
    heads: [TEXT.year, TEXT.expected, TEXT.needed, TEXT.gap, TEXT.between, TEXT.basis].map((head) => head[lang]),
    rows: years.map(({ year, projected, formation, formationBasis, gap, gapBand }): readonly Cell[] => [
      String(year),
      ...[projected, formation, gap].map((one) => shown(one, lang)),
      gapBand
        ? edgesOf(gapBand)
            .map((edge) => numberText(edge, lang))
            .join(" – ")
        : "–",
      basisText(formationBasis, lang),
    ]),
    rowHeads: true,
  });

const stepsOf = ({ years }: StaffForecast, lang: Language): Html =>
  table({
    lang,
    caption: TEXT.steps[lang],
    heads: [TEXT.year, TEXT.retired, TEXT.outflow, TEXT.inflow].map((head) => head[lang]),
    rows: years.map(({ year, retired, outflow, inflow }): readonly Cell[] => [
      String(year),
      ...[retired, outflow, inflow].map((one) => shown(one, lang)),
    ]),
    rowHeads: true,
  });
