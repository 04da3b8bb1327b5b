// Nine digits on their own, or glued to what they are called or to a word, also as 1234.56.789 or 123 456 789; but no
// telephone number behind its country's, +31 612 345 678, and not behind the capitals or the one letter of a code.
const NINE_DIGITS =
  /(?=\d)(?:(?<![0-9A-Za-z])|(?<=[Bb][Ss][Nn]|SOFI|NR|[A-Za-z][a-z]{2}))(?<!(?:\+|00)\d{2}[ -]?)(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. -]\d{3}[. -]\d{3})(?!\d)(?:(?![A-Za-z])|(?=[A-Za-z][a-z]{2}))/;
const ALL_NINE_DIGITS = new RegExp(NINE_DIGITS, "g");

/** What may stand between the digits of a number: spaces of any kind, seen or not, and signs. */
const SIGN = String.raw`[\s\u00ad\u200b-\u200d\u2060.,/_\u2010-\u2015\u2212-]`;

const IS_SIGN = new RegExp(SIGN);

/** A day, of which the digits are part of no number. */
const DAY = /(?<!\d)(?:\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([-./])\d{2}\2\d{2})(?!\d)/;

/** Whether a text holds what has the form of a citizen service number (BSN). */
export function holdsCitizenNumber(text: string): boolean {
  return (
    (NINE_DIGITS.test(text) && [...text.matchAll(ALL_NINE_DIGITS)].some(([digits]) => passesElevenTest(digits))) ||
    holdsGroupedNumber(text)
  );
}

/** Most signs between two digits of one number. */
const MOST_SIGNS = 2;

/** Whether a text holds a citizen service number in groups of any size, with no digit more on either side. */
function holdsGroupedNumber(text: string): boolean {
  let digits = 0;
  let first = 0;
  let last = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at); // NaN at the end
    if (code >= 0x30 && code <= 0x39) {
      if (digits === 0) first = at;
      digits += 1;
      last = at;
    } else if (digits > 0 && !(at - last <= MOST_SIGNS && isSign(code))) {
      if (digits === 9 && isGroupedNumber(text, first, last)) return true;
      digits = 0;
    }
  }
  return false;
}

const isSign = (code: number): boolean =>
  code < 0x80
    ? code === 0x20 || (code >= 0x2c && code <= 0x2f) || code === 0x5f || (code >= 0x09 && code <= 0x0d)
    : IS_SIGN.test(String.fromCharCode(code));

/** Two numbers with one sign between them, 123456-001 and 12345678/1: the key of a thing, and of which of them. */
const NUMBERED_KEY = /^\d+[-./,_]\d+$/;

/**
 * Nothing glued to it but BSN, SOFI and NR before it; no telephone number, behind + or (0); no day and a digit; no key with a
 * number of its own, unless it is called a BSN.
 */
function isGroupedNumber(text: string, first: number, last: number): boolean {
  const digits = text.slice(first, last + 1);
  if (!passesElevenTest(digits) || DAY.test(digits) || /[A-Za-z]/.test(text.charAt(last + 1))) return false;
  const before = text.slice(Math.max(0, first - 4), first);
  if (NUMBERED_KEY.test(digits) && !/bsn|sofi/i.test(before)) return false;
  return /(?:^|[^0-9A-Za-z+]|bsn|SOFI|NR)$/i.test(before) && !/\d\)[^0-9A-Za-z]?$/.test(before);
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

/** How long the account numbers of each country are. Source: the IBAN registry of SWIFT (ISO 13616). */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 " +
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const IBAN_SHORTEST = 15;
/** Fewer digits than any account has: words that happen to fit are none. */
const IBAN_DIGITS = 8;
const IBAN_START = new RegExp(`([A-Za-z]{2})${SIGN}{0,2}\\d{2}`);
const ALL_IBAN_STARTS = new RegExp(IBAN_START, "g");
const BEFORE_IBAN = new RegExp(`(?:^|[^0-9A-Za-z])(?:iban${SIGN}{0,2})?$`, "i");
/** An id of hexadecimal digits: what follows is a part of it. */
const ID_PART = /[0-9A-F]{4}-$/i;

/** Whether a text holds a bank account (IBAN) of any country, with signs between its parts or without. */
export function holdsBankAccount(text: string): boolean {
  if (text.length < IBAN_SHORTEST || !IBAN_START.test(text)) return false;
  for (const { 1: country = "", index } of text.matchAll(ALL_IBAN_STARTS)) {
    const length = IBAN_LENGTHS.get(country.toUpperCase());
    if (length === undefined || !isIban(wordOf(text, index, length))) continue;
    const before = text.slice(Math.max(0, index - 7), index);
    if (BEFORE_IBAN.test(before) && !ID_PART.test(before)) return true;
  }
  return false;
}

/** So many letters and digits from a place on, in capitals, with what separates them left out; "" when others follow. */
function wordOf(text: string, from: number, length: number): string {
  let word = "";
  let at = from;
  for (; at < text.length && word.length < length; at += 1) {
    const char = text[at] as string;
    if (/[0-9A-Za-z]/.test(char)) word += char.toUpperCase();
    else if (!IS_SIGN.test(char)) return "";
  }
  return word.length === length && !/^[0-9A-Za-z]/.test(text.slice(at, at + 1)) ? word : "";
}

/** Whether a word passes the test of ISO 7064: as a number with A = 10 … Z = 35, its begin put behind, 1 modulo 97. */
function isIban(word: string): boolean {
  if (word.replace(/\D/g, "").length < IBAN_DIGITS) return false;
  let rest = 0;
  for (const char of word.slice(4) + word.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
