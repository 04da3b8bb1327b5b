import { type CalendarDate, isCalendarDate } from "../values.js";
import type { DateForm } from "./cell.js";

/** Days that HR systems write for "none" or "no end". */
const NO_DAY: ReadonlySet<string> = new Set(["9999-12-31", "2099-12-31", "2099-01-01", "0001-01-01"]);

/** Oldest and newest year that can be meant. */
const YEARS = { from: 1900, to: 2098 } as const;

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DUTCH = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;

/** What each form looks like, for messages. */
export const DATE_EXAMPLES: Readonly<Record<DateForm, string>> = {
  iso: "yyyy-MM-dd",
  compact: "yyyyMMdd",
  dutch: "dd-MM-yyyy",
};

/**
 * The day that a text stands for. A time behind it is cut, its zone never applied: AFAS writes local days with a Z.
 * @returns null for the words of "no day" (`9999-12-31` and its like), undefined when it is no day.
 */
export function readDate(text: string, forms: readonly DateForm[]): CalendarDate | null | undefined {
  for (const form of forms) {
    const day = readForm(text, form);
    if (day === undefined) continue;
    if (NO_DAY.has(day)) return null;
    if (!isCalendarDate(day)) return undefined;
    const year = Number(day.slice(0, 4));
    return year >= YEARS.from && year <= YEARS.to ? day : undefined;
  }
  return undefined;
}

function readForm(text: string, form: DateForm): string | undefined {
  if (form === "iso") return ISO.exec(text)?.[1];
  if (form === "compact") {
    const match = COMPACT.exec(text);
    return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
  }
  const match = DUTCH.exec(text);
  return match ? `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}` : undefined;
}
