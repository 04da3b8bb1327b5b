import { type Invalid, invalid } from "../cell.js";

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;

/** Digits that Excel keeps; the ones behind them come from counting in twos. */
const DIGITS = 15;

const DAY_MS = 86_400_000;

/** First number that is a day, the one of the 29 February 1900 that never was, and the last that Excel knows. */
const DAYS = { first: 1, never: 60, last: 2_958_465 } as const;

/** Number that the first day of 1904 has where days count from 1900. */
const FIRST_OF_1904 = 1462;

/**
 * A number as a person sees it in the cell, `0.30000000000000004` → `0.3`, `1E-3` → `0.001`; one that is written plainly,
 * with no more digits than Excel keeps, as it stands.
 */
export function readNumber(text: string): string | Invalid {
  if (PLAIN.test(text) && text.replace(/^-?[0.]*|\./g, "").length <= DIGITS) return text;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return invalid("a number", "een getal");
  if (Math.abs(value) >= 10 ** DIGITS) return invalid("so long a number as text", "zo'n lang getal als tekst");
  return plainly(value);
}

/** A number without an exponent, rounded to the digits that Excel keeps. */
function plainly(value: number): string {
  const [mantissa = "", exponent] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  const point = Number(exponent) + 1;
  const whole = digits.slice(0, Math.max(point, 0)).padEnd(point, "0") || "0";
  const fraction = "0".repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  return `${value < 0 ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

/**
 * The day, `yyyy-MM-dd`, that a number stands for; the time behind it is cut.
 * @param from1904 Whether days count from 1904, else from 1900 with a 29 February in it.
 */
export function readDay(text: string, from1904: boolean): string | Invalid {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  // Counting in twos can end a hair before midnight.
  const whole = Math.floor(Math.round(value * DAY_MS) / DAY_MS);
  const day = from1904 ? whole + FIRST_OF_1904 : whole;
  const first = from1904 ? FIRST_OF_1904 : DAYS.first;
  if (!(day >= first && day <= DAYS.last) || day === DAYS.never) return invalid("a day", "een dag");
  return new Date(Date.UTC(1899, 11, day < DAYS.never ? 31 : 30) + day * DAY_MS).toISOString().slice(0, 10);
}
