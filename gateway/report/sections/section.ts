import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { BoardName } from "../answers.js";

/** What every section is written with. */
export interface Telling {
  readonly lang: Language;
  /** The report's year: its 1 October is what is counted. */
  readonly year: number;
}

/** A part of the report. */
export interface Section {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** Puts texts into a sentence: `{persons} people` with its `persons`. */
export const filled = (sentence: Words, lang: Language, parts: Readonly<Record<string, string>>): string =>
  sentence[lang].replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");

/** What a board is called: by its number, where no register names it. */
export const boardName = ({ number, name }: BoardName): string => name ?? number;

const UNFILLED = words("Not shown", "Niet getoond");

/** In the place of what cannot be shown: why it cannot. */
export const whyNot = (reason: string | null, lang: Language): Html =>
  html`<div class="why"><strong>${UNFILLED[lang]}</strong>${reason ?? ""}</div>`;

/** A plot with its table beside it, or below it where `wide`. */
export const drawn = (caption: string, plot: Html, table: Html, wide = false): Html =>
  html`<figure${wide ? html` class="wide"` : NOTHING}><figcaption>${caption}</figcaption>
<div>${plot}</div>
<div>${table}</div></figure>`;
