import type { RejectionCode } from "./rejection.js";

/** Why a text cannot be taken. */
export interface TextFault {
  readonly code: Extract<RejectionCode, "CELL_INVALID" | "CELL_FORBIDDEN">;
  readonly expected: string;
}

const PLAIN = /^[ -~]*$/;
// Also those that turn the direction of what stands around them: a name must not rewrite the line that it is shown in.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// Nine digits on their own, also as 1234.56.789 or 123 456 789.
const NINE_DIGITS = /(?<![0-9A-Za-z])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. -]\d{3}[. -]\d{3})(?![0-9A-Za-z])/;
const ALL_NINE_DIGITS = new RegExp(NINE_DIGITS, "g");

/**
 * Looks at the text of a cell.
 * @returns undefined when it can be taken as it is (but for trimming), the text to take when it had to be
 *   normalised, or what is wrong with it.
 */
export function textFault(raw: string, max: number): undefined | string | TextFault {
  if (PLAIN.test(raw)) {
    if (raw.length > max + 200) return tooLong(raw.trim(), max);
    return raw.length < 9 ? undefined : (tooLong(raw, max) ?? forbidden(raw));
  }
  if (!raw.isWellFormed()) return { code: "CELL_INVALID", expected: "text in Unicode, without halves of characters" };
  const text = raw
    .normalize("NFC")
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ")
    .trim();
  if (CONTROL.test(text)) return { code: "CELL_INVALID", expected: "text without control characters" };
  return tooLong(text, max) ?? forbidden(text) ?? text;
}

const tooLong = (text: string, max: number): TextFault | undefined =>
  text.length > max ? { code: "CELL_INVALID", expected: `text of at most ${max} characters` } : undefined;

function forbidden(text: string): TextFault | undefined {
  if (!NINE_DIGITS.test(text)) return undefined;
  const found = [...text.matchAll(ALL_NINE_DIGITS)].some(([digits]) => passesElevenTest(digits));
  return found
    ? { code: "CELL_FORBIDDEN", expected: "no number with the form of a citizen service number" }
    : undefined;
}

/** Whether nine digits pass the test that every citizen service number (BSN) passes. Other characters are skipped. */
export function passesElevenTest(digits: string): boolean {
  let sum = 0;
  let weight = 9;
  for (const char of digits) {
    if (char < "0" || char > "9") continue;
    sum += Number(char) * (weight === 1 ? -1 : weight);
    weight -= 1;
  }
  return weight === 0 && sum !== 0 && sum % 11 === 0;
}
