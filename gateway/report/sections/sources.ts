import { html } from "@regiohub/infra/report/html";
import { words } from "@regiohub/infra/words";
import type { RegionAnswers } from "../answers.js";
import type { Section, Telling } from "./section.js";

const TITLE = words("Sources", "Bronnen");

/** What the hub's own figures come from. */
const OWN = [
  words(
    "Staff: exports of the boards' own personnel systems, delivered to the hub.",
    "Personeel: exports uit de eigen personeelssystemen van de besturen, geleverd aan de hub.",
  ),
  words(
    "Boards, schools and sites: DUO's register of sites of primary education.",
    "Besturen, scholen en vestigingen: het register van DUO van vestigingen in het basisonderwijs.",
  ),
  words(
    "Pupils: DUO's counts per site on 1 October; expectations by the hub.",
    "Leerlingen: tellingen van DUO per vestiging op 1 oktober; verwachtingen van de hub.",
  ),
] as const;

/** Where the figures come from. */
export function sourcesSection({ facts }: Pick<RegionAnswers, "facts">, { lang }: Telling): Section {
  const published = new Set(facts.map(({ source }) => `${source}.`));
  const all = [...OWN.map((own) => own[lang]), ...published];
  return { id: "sources", title: TITLE[lang], body: html`<ul>${all.map((one) => html`<li>${one}</li>`)}</ul>` };
}
