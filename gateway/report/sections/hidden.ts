import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { type Language, words } from "@regiohub/infra/words";
import type { Measured } from "../answers.js";
import { explained } from "../reasons.js";

const MOST = words("Why most of it is not shown:", "Waarom het meeste niet getoond wordt:");

/** Under a table of which less than half is shown: what its reasons mean. */
export function whyMostNot(figures: readonly Measured[], lang: Language): Html {
  const hidden = figures.filter(({ value }) => value === null);
  if (hidden.length * 2 <= figures.length) return NOTHING;
  const told = explained(new Set(hidden.flatMap(({ why }) => why)), lang);
  return told === "" ? NOTHING : html`<p class="mind">${MOST[lang]} ${told}</p>`;
}
