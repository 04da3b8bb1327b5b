import { type CalendarDate, daysInMonth } from "@regiohub/infra/values";

const MS_PER_DAY = 86_400_000;
const iso = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);
const parts = (day: CalendarDate) => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))] as const;

/** The day so many days later; earlier when negative. */
export const addDays = (day: CalendarDate, days: number): CalendarDate => iso(Date.parse(day) + days * MS_PER_DAY);

/** The same day of the month so many months later, or that month's last day. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year, month, date] = parts(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return iso(first.getTime() + (Math.min(date, last) - 1) * MS_PER_DAY);
}

/** The first day of the day's month. */
export const monthOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 8)}01`;

/** 1 August on or before the day: the first day of its school year. */
export const schoolYearOf = (day: CalendarDate): CalendarDate =>
  `${day.slice(5) >= "08-01" ? day.slice(0, 4) : String(Number(day.slice(0, 4)) - 1)}-08-01`;

/** Whole years between a birth and a day. */
export function ageOn(bornOn: CalendarDate, day: CalendarDate): number {
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/** `20261001`, as HR Core writes a day. */
export const compact = (day: CalendarDate): string => day.replaceAll("-", "");
