import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { type Cell, table } from "@regiohub/infra/report/table";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { RegionAnswers, StaffForecast } from "../answers.js";
import { neededBasis } from "./forecast-needed.js";
import { filled } from "./section.js";

const TEXT = {
  fromFlows: words(
    "Who leaves and who comes in goes on as between 1 October {before} and 1 October {year}, where nothing else was asked for: as large a part of the staff as it was of everybody then, not of teachers alone, without whoever went over with a board or school. Leaving for other reasons than age is everybody who left, less who retired. Where it is hidden how many retired, it is whoever lines tell to have left otherwise, if they tell all of them; if not, as large a part is taken to have retired as will of the teachers in the first year to come, or as is told if that is more. It is never less than what those lines tell. Whoever runs the hub may have the report take something else to happen (--outflow-rate, --inflow-fte).",
    "Wie vertrekt en wie instroomt, is als tussen 1 oktober {before} en 1 oktober {year}, waar niets anders is opgegeven: een even groot deel van het personeel als het toen van iedereen was, niet van onderwijsgevend personeel alleen, zonder wie met een bestuur of school overging. Vertrek om andere redenen dan leeftijd is iedereen die ging, min wie met pensioen ging. Waar verborgen is hoeveel er met pensioen gingen, is het wie volgens de regels op een andere manier ging, als die regels allemaal gegeven zijn; zo niet, dan geldt als gepensioneerd het deel van het onderwijsgevend personeel dat in het eerste komende jaar met pensioen gaat, of wat wel gegeven is als dat meer is. Het is nooit minder dan wat die regels samen zeggen. Wie de hub beheert, kan het rapport van iets anders laten uitgaan (--outflow-rate, --inflow-fte).",
  ),
  flows: words("as in the year before", "als in het jaar ervoor"),
  title: words("What is taken to happen", "Waarvan is uitgegaan"),
  assumption: words("assumption", "aanname"),
  value: words("value", "waarde"),
  basis: words("where it is from", "waar het vandaan komt"),
  untold: words(
    "asked for, without effect: what is needed is not told",
    "gevraagd, zonder gevolg: wat nodig is, wordt niet gegeven",
  ),
} as const;

/** What the graph takes for true, by its word. */
const ASSUMPTIONS: Readonly<Record<string, Words>> = {
  OUTFLOW_RATE: words(
    "part that leaves each year for other reasons than age",
    "deel dat elk jaar om andere redenen dan leeftijd vertrekt",
  ),
  INFLOW_FTE: words("FTE that come in each year", "fte die elk jaar instroomt"),
  RETIREMENT_SHIFT: words(
    "months worked on behind the age of the state pension",
    "maanden doorwerken na de AOW-leeftijd",
  ),
  WORK_ON: words(
    "part of those who reach it who work on for up to a year",
    "deel van wie die leeftijd bereikt dat nog tot een jaar doorwerkt",
  ),
  PUPILS_PER_FTE: words("pupils per FTE", "leerlingen per fte"),
  PUPIL_GROWTH: words(
    "part of a year's growth of pupils left in the next",
    "deel van de leerlinggroei dat het volgende jaar overblijft",
  ),
  PEOPLE_WITHOUT_AGE: words(
    "people whose age is not known, taken not to retire",
    "personen zonder bekende leeftijd, die niet met pensioen gaan",
  ),
};

const BASES: Readonly<Record<string, Words>> = {
  ARGUMENT: words("asked for", "gevraagd"),
  DEFAULT: words("the hub's own", "van de hub zelf"),
  OBSERVED: words("observed in deliveries", "waargenomen in aanleveringen"),
  COUNTED: words("counted in deliveries", "geteld in aanleveringen"),
  MISSING: words("nobody says", "niemand zegt het"),
};

/** Why nothing follows from pupils per FTE, by what the need is made of. */
const UNUSED: Readonly<Record<string, Words>> = {
  DELIVERED: words(
    "asked for, without effect: boards have delivered what they need",
    "gevraagd, zonder gevolg: besturen hebben aangeleverd wat ze nodig hebben",
  ),
  SHARED_EVENLY: words(
    "asked for, without effect: boards have delivered what they need",
    "gevraagd, zonder gevolg: besturen hebben aangeleverd wat ze nodig hebben",
  ),
  HELD: words(
    "asked for, without effect: no pupils are known",
    "gevraagd, zonder gevolg: er zijn geen leerlingen bekend",
  ),
  MIXED: words(
    "asked for, without effect: what is needed was delivered, and where it was not no pupils are known",
    "gevraagd, zonder gevolg: wat nodig is, is aangeleverd, en waar dat niet zo is zijn geen leerlingen bekend",
  ),
};

/** What the forecast takes to happen, with where each is from. */
export const assumptionsOf = (
  forecast: StaffForecast,
  fromFlows: RegionAnswers["fromFlows"],
  lang: Language,
): Html => html`<h3>${TEXT.title[lang]}</h3>
${tableOf(forecast, fromFlows, lang)}
${fromFlows.length > 0 ? html`<p class="mind">${filled(TEXT.fromFlows, lang, { before: String(forecast.from - 1), year: String(forecast.from) })}</p>` : NOTHING}`;

function basisOf(basis: string, years: StaffForecast["years"], lang: Language): string {
  if (basis !== "UNUSED") return BASES[basis]?.[lang] ?? basis;
  return (UNUSED[neededBasis(years) ?? ""] ?? TEXT.untold)[lang];
}

const tableOf = ({ assumptions, years }: StaffForecast, fromFlows: readonly string[], lang: Language): Html =>
  table({
    lang,
    caption: TEXT.title[lang],
    heads: [TEXT.assumption, TEXT.value, TEXT.basis].map((head) => head[lang]),
    rows: assumptions.map(({ kind, value, basis }): readonly Cell[] => [
      ASSUMPTIONS[kind]?.[lang] ?? kind,
      value === null ? "–" : { value, note: null },
      fromFlows.includes(kind) ? TEXT.flows[lang] : basisOf(basis, years, lang),
    ]),
    rowHeads: true,
  });
