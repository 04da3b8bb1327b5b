import { isUtf8 } from "node:buffer";

// What the bytes 80–BF are in Windows-1252, or the sign of their loss: the second and later bytes of UTF-8.
const LATER = "\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd";
/** Letters of Europe, the signs of typography and the euro, in UTF-8 that was taken for Windows-1252: `Ã¶`, `â€™`. */
const TWICE = new RegExp(`[ÂÃÄÅ][${LATER}]|È[˜™š›]|â[€‚„][${LATER}]`);

/** Whether text has been turned into UTF-8 twice: `Ã–zdemir` for `Özdemir`. */
export const isTwiceEncoded = (text: string): boolean => TWICE.test(text);

/** Whether somewhere in a text of one character per byte a character of UTF-8 may stand. */
export const mayHoldUtf8 = (latin1: string): boolean => /[\u00c2-\u00f4][\u0080-\u00bf]/.test(latin1);

// A capital with ’, ”, … or » behind it is two characters of Windows-1252; in UTF-8 it would be none of a European name.
const TYPOGRAPHY = /[\u00c6-\u00df][\u0085\u0092\u0094\u00bb]/g;

/** Whether a text of one character per byte is UTF-8 beyond ASCII, and not just an accent with a quote behind it. */
export function isReallyUtf8(latin1: string): boolean {
  const rest = latin1.replace(TYPOGRAPHY, "");
  return /[\u0080-\u00ff]/.test(rest) && isUtf8(Buffer.from(rest, "latin1"));
}

const LETTER = "[\\p{Lu}\\p{Ll}]";
/** Signs that letters become in another encoding of one byte per character; dashes and apostrophes stand in words too. */
const SIGN = "[€‚„…†‡ˆ‰‹›“”•˜™¡¢£¤¥µ¶¿¬√≈∆«»÷◊⁄¯˘˙˚¸˝˛ˇ]";
/** No writing puts these here: an accented capital within small letters, a sign within a word, a low quote behind one. */
const STRONG = new RegExp(
  [
    "\\p{Ll}(?![A-Z])\\p{Lu}",
    "\\p{Lu}(?![A-Z])\\p{Lu}\\p{Ll}",
    `${LETTER}${SIGN}${LETTER}`,
    `${LETTER}[‚„†‡ˆ‰•˜]`,
    `[†‡ˆ‰˜™¸÷ƒ]${LETTER}`,
  ].join("|"),
  "gu",
);
/** Few write so. */
const WEAK = new RegExp(`${LETTER}‘|(?<!${LETTER})…${LETTER}`, "gu");
const ACCENTED = new RegExp(`(?![A-Za-z])${LETTER}`, "gu");

/** The encodings of one byte per character; text in one of them can be read in all of them. */
export const SINGLE_BYTE = ["windows-1252", "macroman"] as const;

export type SingleByte = (typeof SINGLE_BYTE)[number];

/**
 * What stands beyond ASCII in a text of one character per byte, each time with two characters before and behind it.
 * @param runs What to look for, when not all of it.
 */
export function accentsIn(latin1: string, runs = /[\u0080-\u00ff]+/g): string {
  const found: string[] = [];
  for (const { 0: run, index } of latin1.matchAll(runs)) {
    found.push(latin1.slice(Math.max(0, index - 2), index + run.length + 2));
  }
  return found.join(" ");
}

/** Counts how well accents stand in words when text is read in an encoding of one byte per character. */
export class AccentCount {
  /** Accented letters where letters may stand. */
  placed = 0;
  #strong = 0;
  #weak = 0;

  /** @param text What the bytes of a line are in the encoding; undefined when one of them has no meaning. */
  see(text: string | undefined): void {
    let strong = text === undefined ? 1 : 0;
    const rest = (text ?? "").replace(STRONG, () => {
      strong += 1;
      return " ";
    });
    this.#strong += strong;
    this.#weak += rest.match(WEAK)?.length ?? 0;
    this.placed += rest.match(ACCENTED)?.length ?? 0;
  }

  /** Whether the encoding must be another: of what stands beyond ASCII, more than a fifth is where no writing puts it. */
  get isWrong(): boolean {
    return this.#strong * 4 > this.placed || (this.#weak > 1 && this.#strong + this.#weak > this.placed);
  }
}
