import type { Random } from "@regiohub/infra/testing/random";

/** How a board's system writes names. */
export interface NameStyle {
  readonly prefix: "BEFORE" | "BEHIND" | "NONE";
  readonly marks: "NFC" | "NFD";
  readonly capitals: boolean;
  readonly points: boolean;
}

/** A surname as it is, before a board writes it. */
export interface Surname {
  readonly prefix: string;
  readonly name: string;
}

/** Surnames that there are, and how they spread: the first one has 0.55 % of all people. */
const SURNAMES = 25_000;
const EVEN = 25;

const SYLLABLES =
  "ba bo dra de fel gri ha hoe ja kle ko lin ma mee no pel ra ro sche smi ta tjo ve vos wa wie zij zo ka lu".split(" ");
const PREFIXES = ["van", "de", "van der", "in 't", "ten"];
const LETTERS = "AAAAABCCCDEEEFGGHHJJJJJJKLLMMMMMMMMNPRRSSSTTVWWY";

/** A surname, common ones more often. One in four has a prefix, one in eight a mark. */
export function drawSurname(random: Random): Surname {
  const rank = Math.floor((EVEN + 1) * ((SURNAMES + EVEN) / (EVEN + 1)) ** random.next() - EVEN);
  const syllable = (index: number) => SYLLABLES[index % SYLLABLES.length] ?? "";
  const spelled = syllable(rank) + syllable(Math.floor(rank / 30)) + syllable(Math.floor(rank / 900));
  const marked =
    rank % 8 === 0 ? spelled.replace(/a|o|e/, (vowel) => ({ a: "ä", o: "ö", e: "ë" })[vowel] ?? vowel) : spelled;
  return {
    prefix: rank % 4 === 0 ? (PREFIXES[rank % PREFIXES.length] ?? "") : "",
    name: marked.charAt(0).toUpperCase() + marked.slice(1),
  };
}

/** One to three initials, without points. */
export function drawInitials(random: Random): string {
  const count = random.pick([1, 2, 2, 2, 3]);
  return Array.from({ length: count }, () => LETTERS.charAt(random.below(LETTERS.length))).join("");
}

/** How a board writes names. */
export const drawStyle = (random: Random): NameStyle => ({
  prefix: random.pick(["BEFORE", "BEHIND", "NONE"]),
  marks: random.pick(["NFC", "NFD"]),
  capitals: random.next() < 0.2,
  points: random.next() < 0.8,
});

/** The surname as a board of that style writes it. */
export function writeSurname({ prefix, name }: Surname, style: NameStyle): string {
  const whole =
    prefix === "" || style.prefix === "NONE"
      ? name
      : style.prefix === "BEFORE"
        ? `${prefix} ${name}`
        : `${name}, ${prefix}`;
  const marked = whole.normalize(style.marks);
  return style.capitals ? marked.toUpperCase() : marked;
}

/** The initials as a board of that style writes them. */
export const writeInitials = (initials: string, { points }: NameStyle): string =>
  points ? initials.replace(/./g, "$&.") : initials;
