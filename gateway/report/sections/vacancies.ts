import { html } from "@regiohub/infra/report/html";
import { dayText, numberText } from "@regiohub/infra/report/numbers";
import { type Language, words } from "@regiohub/infra/words";
import type { OpenVacanciesDay, RegionAnswers } from "../answers.js";
import { filled, type Section, type Telling, whyNot } from "./section.js";
import { boardsDrawn } from "./vacancies-by-board.js";
import { daysDrawn, reasonNone } from "./vacancies-by-day.js";
import { groupsDrawn } from "./vacancies-by-group.js";

const TEXT = {
  title: words("Vacancies", "Vacatures"),
  lead: words(
    "What boards want to fill for work in the region: begun, and not yet filled or withdrawn. On {day} there were {shared} such vacancies that boards share with others, for {fte} FTE, by what {delivered} of the {boards} boards had delivered.",
    "Wat besturen willen vervullen voor werk in de regio: begonnen, en nog niet vervuld of vervallen. Op {day} waren er {shared} zulke vacatures die besturen met anderen delen, voor {fte} fte, naar wat {delivered} van de {boards} besturen hadden aangeleverd.",
  ),
  mind: words(
    "Vacancies that boards share with others, from the state regional on, are told exactly. Of the others it is told how many there are in the region on 1 October, as far as that does not tell of few: a vacancy of a small school tells of somebody who leaves.",
    "Vacatures die besturen met anderen delen, vanaf de status regionaal, staan er precies. Van de andere staat er hoeveel het er op 1 oktober in de regio zijn, voor zover dat niet over weinig gaat: een vacature van een kleine school verraadt wie er weggaat.",
  ),
} as const;

/** What boards look for: how much that is, and of what others may know by board. */
export function vacanciesSection(
  { openVacancies, vacancies }: Pick<RegionAnswers, "openVacancies" | "vacancies">,
  { lang }: Telling,
): Section {
  const last = openVacancies.findLast(({ boardsDelivered }) => boardsDelivered > 0);
  const figures = last
    ? html`<p class="lead">${leadOf(last, lang)}</p>
${daysDrawn(openVacancies, lang)}
${groupsDrawn(last, lang)}
<p class="mind">${TEXT.mind[lang]}</p>`
    : whyNot(reasonNone(openVacancies, lang), lang);
  return { id: "vacancies", title: TEXT.title[lang], body: html`${figures}${boardsDrawn(vacancies, lang)}` };
}

function leadOf({ on, shared, boards, boardsDelivered }: OpenVacanciesDay, lang: Language): string {
  return filled(TEXT.lead, lang, {
    day: dayText(on, lang),
    shared: numberText(shared.vacancies.value ?? "0", lang),
    fte: numberText(shared.fte.value ?? "0", lang),
    delivered: String(boardsDelivered),
    boards: String(boards),
  });
}
