import type { Random } from "@regiohub/infra/random";
import { wordsOf } from "./words.js";

/** How many in a hundred of the demo's staff are women. Source: DUO, onderwijspersoneel po, about 2025. */
export const WOMEN_PERCENT = 82;

const WOMEN_BEFORE_1972 = wordsOf(`
  Marijke Ineke Wilma Joke Tineke Gerda Margriet Anneke Janny Marja Trudy Hetty Carla Petra Monique
  Jolanda Ellen Yvonne Ingrid Astrid Karin Marian Lia Corrie Els Renée Geertje Roelie Hillie Françoise
`);
const WOMEN_BEFORE_1988 = wordsOf(`
  Sandra Esther Linda Wendy Mariska Daniëlle Miranda Saskia Nicole Bianca Chantal Patricia Mirjam
  Marloes Marieke Annemarie Kirsten Ilse Susan Manon Judith Debby Michèle Hanneke Karlijn Jacqueline
`);
const WOMEN_SINCE_1988 = wordsOf(`
  Lisa Laura Kim Anouk Sanne Iris Eline Femke Lotte Maaike Anne Charlotte Naomi Michelle Rianne
  Fatima Samira Aylin Noor Zoë Chloë Loïs Esmée Jasmijn Britt Fleur Hannah Julia Tess Yara
`);
const MEN_BEFORE_1972 = wordsOf("Jan Henk Piet Kees Gerrit Wim Hans Ton Bert Theo Harm Geert Roelof Klaas Berend");
const MEN_BEFORE_1988 = wordsOf("Marcel Erik Peter Rob Martijn Jeroen Arjan André Raymond Edwin Dennis Mark René Bas");
const MEN_SINCE_1988 = wordsOf("Thomas Niels Rick Joost Daan Stefan Tim Jesse Sven Youssef Emre Bram Ruben Noël Loïc");

/** Surnames by their prefix; the empty prefix comes first. */
const SURNAMES: readonly (readonly [prefix: string, names: readonly string[], weight: number])[] = [
  [
    "",
    wordsOf(`
      Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Smits Koster
      Kuipers Veenstra Hofman Prins Postma Huisman Jansen Bruins Oosting Eising Hilbrands Schutte
      Wolters Timmer Kamps Boersma Hoekstra Sikkema Zwiers Wessels Alberts Kroeze Lubbers Nijboer
      Daniëls Müller Schröder Geërts Böhm Köster Gonçalves Öztürk Özdemir Yilmaz Ferreira Sánchez Belhadj
    `),
    62,
  ],
  ["de", wordsOf("Boer Vries Jong Graaf Wit Groot Haan Ruiter Lange Bruijn Vrieze"), 12],
  ["van", wordsOf("Dijk Leeuwen Veen Vliet Dam Rossum Echten Beek Zuidlaren Coëvorden"), 10],
  ["van de", wordsOf("Velde Pol Wetering Kamp Vaart"), 3],
  ["van der", wordsOf("Meer Linden Wal Veen Heide Sluis Laan"), 6],
  ["van den", wordsOf("Berg Heuvel Brink Bosch Hoek"), 3],
  ["ten", wordsOf("Hoeve Cate Brinke"), 1],
  ["ter", wordsOf("Horst Brake Steege"), 1],
  ["'t", wordsOf("Hart Veld Hooft"), 1],
  ["van 't", wordsOf("Hof Hul Zand"), 1],
];

/** A surname, its prefix apart; the prefix is null when there is none. */
export interface Surname {
  readonly prefix: string | null;
  readonly name: string;
}

/** Which surname a person goes by: 0 own, 1 partner and own, 2 partner, 3 own and partner (AFAS codes). */
export type NameUsageCode = 0 | 1 | 2 | 3;

/** A common given name for the sex and the year of birth. */
export function givenName(random: Random, male: boolean, birthYear: number): string {
  const [before1972, before1988, since] = male
    ? [MEN_BEFORE_1972, MEN_BEFORE_1988, MEN_SINCE_1988]
    : [WOMEN_BEFORE_1972, WOMEN_BEFORE_1988, WOMEN_SINCE_1988];
  return random.pick(birthYear < 1972 ? before1972 : birthYear < 1988 ? before1988 : since);
}

/** A surname; with `prefix` one that has it. */
export function surname(random: Random, prefix?: string): Surname {
  const entry = SURNAMES.find(([one]) => one === prefix);
  const [chosen, names] = entry ?? random.weighted(SURNAMES.map((row) => [row, row[2]] as const));
  return { prefix: chosen || null, name: random.pick(names) };
}

const joined = ({ prefix, name }: Surname): string => (prefix ? `${prefix} ${name}` : name);

/** The surname in daily use: `Bakker - van der Meer`. */
export function displaySurname(own: Surname, partner: Surname | null, usage: NameUsageCode): string {
  if (!partner || usage === 0) return joined(own);
  if (usage === 2) return joined(partner);
  return usage === 1 ? `${joined(partner)} - ${joined(own)}` : `${joined(own)} - ${joined(partner)}`;
}

/** Lower case without diacritics, blanks and signs, for an address. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();
