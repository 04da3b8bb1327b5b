import { type CalendarDate, daysInMonth } from "../values.js";
import type { Words } from "../words.js";

/** How long something is kept. */
export interface RetentionRule {
  /** `people`. */
  readonly name: string;
  readonly what: Words;
  /** Whole days, months or years, `P14D`, `P6M`, `P2Y`. Source: ISO 8601. */
  readonly period: string;
  /** What it begins with. */
  readonly since: Words;
  /** The law that it follows from. */
  readonly basis: Words;
  readonly source: string;
  readonly validFrom: CalendarDate;
  /** Last day; null: it is in force. */
  readonly validTo: CalendarDate | null;
}

/** The rules in force on a day. */
export const rulesOn = (rules: readonly RetentionRule[], day: CalendarDate): RetentionRule[] =>
  rules.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

const PERIOD = /^P(\d{1,4})([DMY])$/;

/**
 * The day that lies a period before another; of a month without that day, its last one.
 * @throws RangeError for a period that is none
 */
export function dayBefore(day: CalendarDate, period: string): CalendarDate {
  const [, count = "", unit] = PERIOD.exec(period) ?? [];
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (!unit) throw new RangeError(`${period}: no period. Expected P14D, P6M or P2Y.`);
  if (unit === "D") return dateOf(new Date(Date.UTC(year, month - 1, date - Number(count))));
  const months = year * 12 + month - 1 - Number(count) * (unit === "Y" ? 12 : 1);
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return dateOf(new Date(Date.UTC(inYear, inMonth - 1, Math.min(date, daysInMonth(inYear, inMonth)))));
}

const dateOf = (moment: Date): CalendarDate => moment.toISOString().slice(0, 10);
