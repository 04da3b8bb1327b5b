import { decodeStrict } from "./encoding.js";
import { isTwiceEncoded } from "./encoding-signs.js";

/** The letters that text which was encoded twice is full of, and other text seldom has. */
const SUSPECTS = ["Ã", "Â", "Ä", "Å", "È", "â"];

/** Text in UTF-8; undefined when it is none. */
export const decodeUtf8 = (bytes: Buffer): string | undefined => decodeStrict(bytes, "utf-8");

/**
 * Whether text was encoded twice: `Ã¶` for `ö`, as scripts make that take the answer of a web service for
 * Windows-1252.
 */
export const wasEncodedTwice = (text: string): boolean =>
  // Looking for a letter is many times faster than the pattern.
  SUSPECTS.some((letter) => text.includes(letter)) && isTwiceEncoded(text);

/** What a JSON text stands for; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `-.5` → `-0.5`: older versions of some systems leave the zero out. Strings stay as they are. */
export const withZeros = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|(?<!\d)(-?)\.(\d)/g, (all, sign?: string, digit?: string) =>
    digit === undefined ? all : `${sign}0.${digit}`,
  );

/** What may stand between two objects of a list, and behind the last one. */
const BETWEEN = /^[ \t\r\n]*,[ \t\r\n]*$/;
const BLANK = /^[ \t\r\n]*$/;

/**
 * The texts of the objects of a list, each up to its first closing brace, from the first on; undefined where something
 * else than a comma stands between them. One with a brace in it is cut short: then what is given are no objects.
 */
export function objectTexts(list: string): string[] | undefined {
  const texts: string[] = [];
  let lastBetween = ",";
  let start = list.indexOf("{");
  if (!BLANK.test(list.slice(0, Math.max(0, start)))) return undefined;
  while (start >= 0) {
    const end = list.indexOf("}", start) + 1;
    if (end === 0) return undefined;
    texts.push(list.slice(start, end));
    start = list.indexOf("{", end);
    if (start < 0) return BLANK.test(list.slice(end)) ? texts : undefined;
    const between = list.slice(end, start);
    if (between !== lastBetween && !BETWEEN.test(between)) return undefined;
    lastBetween = between;
  }
  return undefined;
}
