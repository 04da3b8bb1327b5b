import { html, NOTHING } from "@regiohub/infra/report/html";
import { numberText } from "@regiohub/infra/report/numbers";
import { table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { Coverage, RegionAnswers } from "../answers.js";
import { reasonOf } from "../reasons.js";
import { filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Coverage", "Dekking"),
  lead: words(
    "{delivered} of the {boards} boards with a primary school in the region deliver to the hub, with {covered} of its {sites} sites. Nothing is guessed of the others.",
    "{delivered} van de {boards} besturen met een basisschool in de regio leveren aan de hub, met {covered} van de {sites} vestigingen. Van de andere wordt niets geschat.",
  ),
  percent: words("Part of the boards: {percent} %", "Deel van de besturen: {percent} %"),
  missing: words("Boards that do not deliver", "Besturen die niet aanleveren"),
  first: words("The first {listed} boards that do not deliver", "De eerste {listed} besturen die niet aanleveren"),
  number: words("number", "nummer"),
  name: words("name", "naam"),
  nameless: words("name unknown", "naam onbekend"),
} as const;

/** Which boards are in the figures, and which are not. */
export function coverageSection({ coverage }: Pick<RegionAnswers, "coverage">, { lang }: Telling): Section {
  const body = coverage ? bodyOf(coverage, lang) : whyNot(reasonOf(["NOT_DELIVERED"], lang), lang);
  return { id: "coverage", title: TEXT.title[lang], body };
}

function bodyOf(
  { boards, boardsDelivered, sharePercent, sites, sitesOfDelivering, missing }: Coverage,
  lang: Language,
) {
  const lead = filled(TEXT.lead, lang, {
    delivered: numberText(boardsDelivered, lang),
    boards: numberText(boards, lang),
    covered: numberText(sitesOfDelivering, lang),
    sites: numberText(sites, lang),
  });
  const rows = missing.edges.map(({ node: { number, name } }) => [number, name ?? TEXT.nameless[lang]]);
  const heads = [TEXT.number[lang], TEXT.name[lang]];
  const isCut = rows.length < boards - boardsDelivered;
  const caption = filled(isCut ? TEXT.first : TEXT.missing, lang, { listed: String(rows.length) });
  const listed = table({ lang, caption, heads, rows, rowHeads: true });
  return html`<p class="lead">${lead}</p>
<p>${filled(TEXT.percent, lang, { percent: numberText(sharePercent, lang) })}</p>
${rows.length > 0 ? listed : NOTHING}`;
}
