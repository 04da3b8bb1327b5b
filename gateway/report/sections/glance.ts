import type { Figure } from "@regiohub/infra/report/figure";
import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { numberText } from "@regiohub/infra/report/numbers";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { RegionAnswers } from "../answers.js";
import { counted } from "../reasons.js";
import { filled, type Telling } from "./section.js";
import { aboutStock, stockFigure } from "./stock-year.js";

const TEXT = {
  title: words("At a glance", "In het kort"),
  persons: words("people in the schools", "personen op de scholen"),
  fte: words("FTE", "fte"),
  pupils: words("pupils in {year}", "leerlingen in {year}"),
  boards: words("boards that deliver", "besturen die aanleveren"),
  of: words("of {all}", "van {all}"),
} as const;

/** The figures that people ask for first. */
export function glance({ stock, pupils, coverage }: RegionAnswers, { lang }: Telling): Html {
  const now = stock.at(-1)?.stock ?? null;
  const about = aboutStock(now, lang);
  const last = pupils.findLast((one) => one.counted !== null);
  return html`<h2>${TEXT.title[lang]}</h2>
<dl class="tiles">
${tile(TEXT.persons[lang], stockFigure(now, "persons", lang), lang, about)}
${tile(TEXT.fte[lang], stockFigure(now, "fte", lang), lang, about)}
${last?.counted == null ? NOTHING : tile(filled(TEXT.pupils, lang, { year: String(last.year) }), counted(last.counted, [], lang), lang)}
${coverage ? tile(TEXT.boards[lang], counted(coverage.boardsDelivered, [], lang), lang, ofAll(TEXT.of, coverage.boards, lang)) : NOTHING}
</dl>`;
}

const ofAll = (sentence: Words, all: number, lang: Language): string =>
  filled(sentence, lang, { all: numberText(all, lang) });

function tile(name: string, { value, note }: Figure, lang: Language, beside = ""): Html {
  const figure =
    value === null ? html`<dd class="hidden">${note ?? ""}</dd>` : html`<dd>${numberText(value, lang)}</dd>`;
  return html`<div class="tile"><dt>${name}</dt>${figure}${beside === "" ? NOTHING : html`<dd>${beside}</dd>`}</div>`;
}
