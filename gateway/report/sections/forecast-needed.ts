import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { StaffForecast } from "../answers.js";

type Years = StaffForecast["years"];

/** What the need for staff is made of, by the graph's word. */
const NEEDED: Readonly<Record<string, Words>> = {
  DELIVERED: words("What is needed is what boards have delivered.", "Wat nodig is, hebben besturen aangeleverd."),
  SHARED_EVENLY: words(
    "What is needed is what boards have delivered for all of their schools, as much of it for each: no pupils are known to share it by.",
    "Wat nodig is, hebben besturen voor al hun scholen samen aangeleverd; elke school heeft een even groot deel, want om het naar leerlingen te verdelen zijn die niet bekend.",
  ),
  PUPILS: words("What is needed follows the pupils.", "Wat nodig is, volgt de leerlingen."),
  HELD: words(
    "Of what will be needed nothing is known, neither from boards nor from pupils: as many are taken to be needed as there are.",
    "Over wat nodig zal zijn is niets bekend, van besturen noch uit leerlingen: er is van uitgegaan dat zoveel nodig blijft als er is.",
  ),
  MIXED: words(
    "What is needed is what boards have delivered or follows the pupils, school by school; where neither is known, it is what there is.",
    "Wat nodig is, hebben besturen aangeleverd of volgt de leerlingen, per school; waar geen van beide bekend is, is het wat er is.",
  ),
};

/** The same in a few words, for a table. */
const BASES: Readonly<Record<string, Words>> = {
  DELIVERED: words("delivered", "aangeleverd"),
  SHARED_EVENLY: words("delivered, shared evenly", "aangeleverd, gelijk verdeeld"),
  PUPILS: words("pupils", "leerlingen"),
  HELD: words("as many as there are", "zoveel als er is"),
  MIXED: words("several, by school", "verschillend, per school"),
};

const TEXT = {
  differs: words(
    "What is needed is not made of the same in all years: from one to the other it may go up or down without a need that does.",
    "Wat nodig is, is niet in alle jaren uit hetzelfde berekend: van het een op het ander kan het stijgen of dalen zonder dat er meer of minder nodig is.",
  ),
} as const;

/** Neighbouring years whose need is made of the same. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly basis: string;
}

/** The years whose need is told, in stretches that are each made of one thing. */
function stretchesOf(years: Years): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { year, formationBasis: basis } of years) {
    if (basis === null) continue;
    const before = stretches.at(-1);
    if (before?.basis === basis) stretches.splice(-1, 1, { ...before, last: year });
    else stretches.push({ first: year, last: year, basis });
  }
  return stretches;
}

/** What the need for staff of all years is made of; undefined where none is told. */
export function neededBasis(years: Years): string | undefined {
  const [only, ...others] = new Set(stretchesOf(years).map(({ basis }) => basis));
  return others.length > 0 ? "MIXED" : only;
}

/** What the need of a year is made of, in a few words. */
export const basisText = (basis: string | null, lang: Language): string =>
  basis === null ? "–" : (BASES[basis]?.[lang] ?? basis);

/** A sentence on what the need is made of; empty where none is told. */
export function neededText(years: Years, lang: Language): string {
  const [only, ...others] = stretchesOf(years);
  if (others.length > 0) return TEXT.differs[lang];
  return NEEDED[only?.basis ?? ""]?.[lang] ?? "";
}

/** What the need is made of in which years, where it is not the same in all. */
export function neededNote(years: Years, lang: Language): Html {
  const stretches = stretchesOf(years);
  if (stretches.length < 2) return NOTHING;
  const told = stretches.map(({ first, last, basis }) => {
    const span = first === last ? String(first) : `${first}–${last}`;
    return html`<li>${span}: ${NEEDED[basis]?.[lang] ?? basis}</li>`;
  });
  return html`<ul class="mind">${told}</ul>`;
}

/** Places in a plot that begins a year before the first one, where the need begins to be made of something else. */
export const neededBreaks = (years: Years): ReadonlySet<number> =>
  new Set(
    stretchesOf(years)
      .slice(1)
      .map(({ first }) => 1 + years.findIndex(({ year }) => year === first)),
  );
