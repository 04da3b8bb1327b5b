import { type Words, words } from "../words.js";

const BETWEEN = "\n";

/** What a key of a profile should say, in both languages, as the one message that zod has room for. */
export const said = (en: string, nl: string): string => `${en}${BETWEEN}${nl}`;

/**
 * What zod says is wrong, in both languages: what was declared by `said`, else zod's own words.
 * @param dutch zod's own words in Dutch
 */
export function wordsOf(message: string, dutch: string): Words {
  const [en = "", nl] = message.split(BETWEEN);
  return words(expectation(en, "expected"), expectation(nl ?? dutch, "verwacht"));
}

const expectation = (text: string, expected: string): string =>
  /^(invalid|too|expected|ongeldig|te |verwacht)/i.test(text) ? text : `${expected} ${text}`;
