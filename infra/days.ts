import { type CalendarDate, daysInMonth } from "./values.js";

const MS_PER_DAY = 86_400_000;

/** A day as a number: 0 is 1970-01-01, each next day one more. Differences of days are differences of these. */
export const dayNumber = (day: CalendarDate): number => Date.parse(day) / MS_PER_DAY;

/** The day that has this number. */
export const dayOfNumber = (number: number): CalendarDate => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

/** The day so many days later; earlier when negative. */
export const addDays = (day: CalendarDate, days: number): CalendarDate => dayOfNumber(dayNumber(day) + days);

/** The same day of the month so many months later, or that month's last day, as PostgreSQL's intervals do. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return dayOfNumber(first.getTime() / MS_PER_DAY + Math.min(date, last) - 1);
}

/** Whole years between a birth and a day: who was born on 29 February is older on 1 March. */
export const ageOn = (bornOn: CalendarDate, day: CalendarDate): number =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
