import { html, NOTHING } from "@regiohub/infra/report/html";
import { dayText } from "@regiohub/infra/report/numbers";
import { page } from "@regiohub/infra/report/page";
import { words } from "@regiohub/infra/words";
import type { RegionAnswers } from "./answers.js";
import type { ReportQuestion } from "./ask.js";
import type { Audience } from "./callers.js";
import { SCHEMES } from "./schemes.js";
import { agesSection } from "./sections/ages.js";
import { coverageSection } from "./sections/coverage.js";
import { definitionsSection } from "./sections/definitions.js";
import { divisionSection } from "./sections/division.js";
import { factsSection } from "./sections/facts.js";
import { flowsSection } from "./sections/flows.js";
import { forecastSection } from "./sections/forecast.js";
import { glance } from "./sections/glance.js";
import { pupilsSection } from "./sections/pupils.js";
import { redundancySection } from "./sections/redundancy.js";
import { filled, type Section } from "./sections/section.js";
import { sourcesSection } from "./sections/sources.js";
import { stockSection } from "./sections/stock.js";
import { vacanciesSection } from "./sections/vacancies.js";

const TEXT = {
  kicker: words("Staff in primary education", "Personeel in het primair onderwijs"),
  title: words("{region}: the region in figures, {year}", "{region}: de regio in cijfers, {year}"),
  about: words(
    "{scheme} {code}, as it stands on {day}. Counted on 1 October.",
    "{scheme} {code}, zoals ingedeeld op {day}. Peildatum 1 oktober.",
  ),
  liesIn: words(
    "Of such regions the hub gives out no tables. Its municipalities lie in these labour-market regions, whose reports have them: {regions}.",
    "Van zulke regio's geeft de hub geen tabellen. De gemeenten liggen in deze arbeidsmarktregio's, waarvan de rapporten ze hebben: {regions}.",
  ),
  adviser: words("Regional adviser: {name}", "Regioadviseur: {name}"),
  contents: words("Contents", "Inhoud"),
  region: words(
    "Everything in this report is what the hub shows an adviser of the region. It holds nothing of single people.",
    "Alles in dit rapport is wat de hub aan een adviseur van de regio toont. Er staat niets in van afzonderlijke personen.",
  ),
  partner: words(
    "Everything in this report is what the hub shows its partners. It holds nothing of single people.",
    "Alles in dit rapport is wat de hub aan partners toont. Er staat niets in van afzonderlijke personen.",
  ),
} as const;

/** The report as one page that needs nothing else. The same answers make the same bytes. */
export function reportPage(
  answers: RegionAnswers,
  { scheme, year, lang, on }: ReportQuestion,
  audience: Audience = "region",
): string {
  const { region } = answers;
  const telling = { lang, year };
  const title = filled(TEXT.title, lang, { region: region.name, year: String(year) });
  const about = filled(TEXT.about, lang, { scheme: SCHEMES[scheme][lang], code: region.code, day: dayText(on, lang) });
  const sections: readonly Section[] = [
    stockSection(answers, telling),
    agesSection(answers, telling),
    divisionSection(answers, telling),
    flowsSection(answers, telling),
    vacanciesSection(answers, telling),
    pupilsSection(answers, telling),
    forecastSection(answers, telling),
    redundancySection(answers, telling),
    factsSection(answers, telling),
    coverageSection(answers, telling),
    definitionsSection(telling),
    sourcesSection(answers, telling),
  ];
  const adviser = region.advisor ? html`<p>${filled(TEXT.adviser, lang, { name: region.advisor.name })}</p>` : NOTHING;
  const named = answers.liesIn.map(({ code, name }) => `${name} (${code})`).join(", ");
  const liesIn = named === "" ? NOTHING : html`<p class="mind">${filled(TEXT.liesIn, lang, { regions: named })}</p>`;
  const body = html`<header><p class="kicker">${TEXT.kicker[lang]}</p>
<h1>${title}</h1>
<p>${about[0]?.toUpperCase() ?? ""}${about.slice(1)}</p>
${adviser}
${liesIn}</header>
<nav aria-label="${TEXT.contents[lang]}"><ol>${sections.map((one) => html`<li><a href="#${one.id}">${one.title}</a></li>`)}</ol></nav>
<main><section>${glance(answers, telling)}</section>
${sections.map(
  ({ id, title: name, body: told }) => html`<section id="${id}"><h2>${name}</h2>
${told}</section>`,
)}</main>
<footer><p>${TEXT[audience][lang]}</p></footer>`;
  return page({ lang, title, body });
}
