import { html, NOTHING } from "@regiohub/infra/report/html";
import { words } from "@regiohub/infra/words";
import type { RegionAnswers } from "../answers.js";
import { filled, type Section, type Telling, whyNot } from "./section.js";
import { boardsDrawn } from "./vacancies-by-board.js";
import { groupsDrawn } from "./vacancies-by-group.js";
import { reasonNone, yearsDrawn } from "./vacancies-by-year.js";

const TEXT = {
  title: words("Vacancies", "Vacatures"),
  lead: words(
    "What boards wanted to fill on 1 October, for work in the region: begun, and not yet filled or withdrawn. On 1 October {year}, {delivered} of the {boards} boards had told the hub of theirs.",
    "Wat besturen op 1 oktober wilden vervullen, voor werk in de regio: begonnen, en nog niet vervuld of vervallen. Op 1 oktober {year} hadden {delivered} van de {boards} besturen de hub over de hunne verteld.",
  ),
  mind: words(
    "Vacancies that boards share with others, from the state regional on, are told exactly. Of the others it is told how many there are in the region, as far as that does not tell of few: a vacancy of a small school tells of somebody who leaves.",
    "Vacatures die besturen met anderen delen, vanaf de status regionaal, staan er precies. Van de andere staat er hoeveel het er in de regio zijn, voor zover dat niet over weinig gaat: een vacature van een kleine school verraadt wie er weggaat.",
  ),
} as const;

/** What boards look for: how much that is, and of what others may know by board. */
export function vacanciesSection(
  { openVacancies, vacancies }: Pick<RegionAnswers, "openVacancies" | "vacancies">,
  telling: Telling,
): Section {
  const { lang, year } = telling;
  const now = openVacancies.at(-1);
  const about = { year: String(year), delivered: String(now?.boardsDelivered ?? 0), boards: String(now?.boards ?? 0) };
  const why = reasonNone(openVacancies, lang);
  const figures =
    now && why === null
      ? html`<p class="lead">${filled(TEXT.lead, lang, about)}</p>
${yearsDrawn(openVacancies, lang)}
${now.boardsDelivered > 0 ? groupsDrawn(now, telling) : NOTHING}
<p class="mind">${TEXT.mind[lang]}</p>`
      : whyNot(why, lang);
  return { id: "vacancies", title: TEXT.title[lang], body: html`${figures}${boardsDrawn(vacancies, lang)}` };
}
