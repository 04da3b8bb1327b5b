import { type CalendarDate, isCalendarDate } from "../values.js";
import { type Words, words } from "../words.js";
import type { DateForm } from "./cell.js";

/** Days that HR systems write for "none" or "no end". */
const NO_DAY: ReadonlySet<string> = new Set(["9999-12-31", "2099-12-31", "2099-01-01", "0001-01-01"]);

/** Oldest and newest year that can be meant. */
const YEARS = { from: 1900, to: 2098 } as const;

const TIME = String.raw`(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})${TIME}$`);
const DUTCH = new RegExp(String.raw`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})${TIME}$`);
const AMERICAN = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})(\d{2})$/;
const SERIAL = /^(\d{1,7})(?:[.,]\d+)?$/;

/** What each form looks like, for messages. */
export const DATE_EXAMPLES: Readonly<Record<DateForm, Words>> = {
  iso: words("yyyy-MM-dd", "jjjj-MM-dd"),
  compact: words("yyyyMMdd", "jjjjMMdd"),
  dutch: words("dd-MM-yyyy", "dd-MM-jjjj"),
  american: words("MM/dd/yyyy", "MM/dd/jjjj"),
  month: words("yyyyMM", "jjjjMM"),
  serial: words("a day number of Excel", "een dagnummer van Excel"),
};

/**
 * The day that a text stands for. The first form that the text has the shape of decides: it is never read in another
 * one. A time behind the day is cut, its zone never applied: AFAS writes local days with a Z.
 * @returns null for the words of "no day" (`9999-12-31` and its like), undefined when it is no day.
 */
export function readDate(text: string, forms: readonly DateForm[]): CalendarDate | null | undefined {
  for (const form of forms) {
    const day = READERS[form](text);
    if (day === undefined) continue;
    if (day === null || NO_DAY.has(day)) return null;
    if (!isCalendarDate(day)) return undefined;
    const year = Number(day.slice(0, 4));
    return year >= YEARS.from && year <= YEARS.to ? day : undefined;
  }
  return undefined;
}

/** What a text of each form says, as `yyyy-MM-dd`, existing or not; null for "no day", undefined for another shape. */
const READERS: Readonly<Record<DateForm, (text: string) => string | null | undefined>> = {
  iso: (text) => ISO.exec(text)?.[1],
  compact: (text) => (/^(?:0|0{8})$/.test(text) ? null : dayOf(COMPACT.exec(text), 1, 2, 3)), // a number field that is empty
  dutch: (text) => dayOf(DUTCH.exec(text), 3, 2, 1),
  american: (text) => dayOf(AMERICAN.exec(text), 3, 1, 2),
  month: (text) => {
    const match = MONTH.exec(text);
    return match ? `${match[1]}-${match[2]}-01` : undefined;
  },
  serial: (text) => {
    const match = SERIAL.exec(text);
    return match ? dayOfSerial(Number(match[1])) : undefined;
  },
};

function dayOf(match: RegExpExecArray | null, year: number, month: number, day: number): string | undefined {
  return match ? `${match[year]}-${match[month]?.padStart(2, "0")}-${match[day]?.padStart(2, "0")}` : undefined;
}

const DAY_MS = 86_400_000;

/**
 * The day that Excel shows for a number, in the 1900 system: 1 is 1 January 1900. Excel counts a 29 February 1900 that
 * never was (60), so all later days stand one further.
 */
function dayOfSerial(serial: number): string {
  if (serial === 60) return "1900-02-29";
  const sinceLastOf1899 = serial > 60 ? serial - 1 : serial;
  return new Date(Date.UTC(1899, 11, 31) + sinceLastOf1899 * DAY_MS).toISOString().slice(0, 10);
}
