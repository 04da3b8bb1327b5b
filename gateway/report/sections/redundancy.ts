import { type Html, html } from "@regiohub/infra/report/html";
import { table } from "@regiohub/infra/report/table";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { Measured, RedundancyFigures, RegionAnswers } from "../answers.js";
import { shown, whyNone } from "../reasons.js";
import { whyMostNot } from "./hidden.js";
import { filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Jobs that are surplus", "Boventalligheid"),
  lead: words(
    "People whose job was surplus to the formation, or about to be, between 1 October {from} and 1 October {to}, as the boards' HR departments entered it. Each counts once, by what was entered last.",
    "Personen van wie de baan boventallig was, of dat dreigde te worden, tussen 1 oktober {from} en 1 oktober {to}, zoals de personeelsafdelingen van de besturen het invoerden. Ieder telt één keer, naar wat het laatst is ingevoerd.",
  ),
  what: words("what became of it", "wat ervan werd"),
  persons: words("people", "personen"),
  redundant: words("all", "alle"),
  placed: words("placed in another job", "herplaatst"),
  share: words("part of all that was placed, in %", "deel van alle dat herplaatst is, in %"),
  open: words("not resolved yet", "nog niet opgelost"),
  none: words("the hub has nothing of that year", "de hub heeft niets van dat jaar"),
} as const;

/** How a redundancy was resolved, by the graph's word. */
const RESOLUTIONS: Readonly<Record<string, Words>> = {
  PLACED_INTERNALLY: words("in another job at the same board", "in een andere baan bij hetzelfde bestuur"),
  PLACED_AT_BOARD: words("in a job at another board", "in een baan bij een ander bestuur"),
  RETIRED: words("retired", "met pensioen"),
  LEFT: words("left otherwise", "anders vertrokken"),
  WITHDRAWN: words("turned out not to be surplus", "bleek niet boventallig"),
};

/** Whose job was surplus, and what became of it. */
export function redundancySection({ redundancy }: Pick<RegionAnswers, "redundancy">, { lang, year }: Telling): Section {
  const lead = filled(TEXT.lead, lang, { from: String(year - 1), to: String(year) });
  const why = redundancy ? whyNone([redundancy.redundant, redundancy.placed], lang) : TEXT.none[lang];
  const body = redundancy && why === null ? tableOf(redundancy, lang) : whyNot(why, lang);
  return { id: "redundancy", title: TEXT.title[lang], body: html`<p class="lead">${lead}</p>${body}` };
}

function tableOf({ redundant, placed, placedPercent, resolved, open }: RedundancyFigures, lang: Language): Html {
  const rows: readonly (readonly [name: string, Measured])[] = [
    [TEXT.redundant[lang], redundant],
    [TEXT.placed[lang], placed],
    [TEXT.share[lang], placedPercent],
    ...resolved.map(({ by, persons }) => [RESOLUTIONS[by]?.[lang] ?? by, persons] as const),
    [TEXT.open[lang], open],
  ];
  const figures = table({
    lang,
    caption: TEXT.title[lang],
    heads: [TEXT.what[lang], TEXT.persons[lang]],
    rows: rows.map(([name, figure]) => [name, shown(figure, lang)]),
    rowHeads: true,
  });
  const told = rows.map(([, figure]) => figure);
  return html`${figures}${whyMostNot(told, lang)}`;
}
