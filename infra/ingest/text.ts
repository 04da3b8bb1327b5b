import { type Words, words } from "../words.js";
import { holdsBankAccount, holdsCitizenNumber } from "./personal-numbers.js";
import type { RejectionCode } from "./rejection.js";

/** Why a text cannot be taken. */
export interface TextFault {
  readonly code: Extract<RejectionCode, "CELL_INVALID" | "CELL_FORBIDDEN">;
  readonly expected: Words;
}

const PLAIN = /^[ -~]*$/;
// Also those that turn the direction of what stands around them: a name must not rewrite the line that it is shown in.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Fewer characters than any number that is forbidden. */
const SHORT = 9;

/**
 * Looks at the text of a cell.
 * @param max Most characters, without blanks around them.
 * @returns undefined when it can be taken as it is (but for trimming), the text to take when it had to be
 *   normalised, or what is wrong with it.
 */
export function textFault(raw: string, max: number): undefined | string | TextFault {
  if (PLAIN.test(raw)) {
    if (raw.length < SHORT && raw.length <= max) return undefined;
    const text = raw.trim();
    return tooLong(text, max) ?? forbidden(text);
  }
  if (!raw.isWellFormed()) {
    return invalid("text in Unicode, without halves of characters", "tekst in Unicode, zonder halve tekens");
  }
  const text = raw
    .normalize("NFC")
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ")
    .trim();
  if (CONTROL.test(text)) return invalid("text without control characters", "tekst zonder besturingstekens");
  if (text.includes("\ufffd")) {
    return invalid(
      "text without \ufffd, the sign of a lost character",
      "tekst zonder \ufffd, het teken van een verloren letter",
    );
  }
  return tooLong(text, max) ?? forbidden(withPlainDigits(text)) ?? text;
}

const invalid = (en: string, nl: string): TextFault => ({ code: "CELL_INVALID", expected: words(en, nl) });

const tooLong = (text: string, max: number): TextFault | undefined =>
  text.length > max ? invalid(`text of at most ${max} characters`, `tekst van hooguit ${max} tekens`) : undefined;

const CITIZEN_NUMBER = words(
  "no number with the form of a citizen service number",
  "geen getal met de vorm van een burgerservicenummer",
);
const BANK_ACCOUNT = words("no bank account (IBAN)", "geen bankrekening (IBAN)");

function forbidden(text: string): TextFault | undefined {
  const digits = digitsIn(text); // most texts have few: nothing below can be in them
  if (digits >= CITIZEN_DIGITS && holdsCitizenNumber(text)) return { code: "CELL_FORBIDDEN", expected: CITIZEN_NUMBER };
  if (digits < FEWEST_DIGITS || !holdsBankAccount(text)) return undefined;
  return { code: "CELL_FORBIDDEN", expected: BANK_ACCOUNT };
}

const CITIZEN_DIGITS = 9;
/** Fewer digits than any bank account. */
const FEWEST_DIGITS = 8;

/** How many digits a text has, as far as it matters; counting them is faster than a pattern. */
function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length && digits < CITIZEN_DIGITS; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return digits;
}

/** Digits have other forms too, those of full width for one: a number stays a number. */
const withPlainDigits = (text: string): string => (/[\u0100-\uffff]/.test(text) ? text.normalize("NFKC") : text);

/** Whether a text holds what may never enter: a citizen service number, a bank account. */
export const isForbiddenText = (text: string): boolean =>
  forbidden(withPlainDigits(text).replace(/\s/g, " ")) !== undefined;
