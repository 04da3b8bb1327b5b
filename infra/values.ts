/** A calendar day as `yyyy-MM-dd`, in Amsterdam; never a moment. */
export type CalendarDate = string;

/** A moment as ISO 8601 in UTC, `yyyy-MM-ddTHH:mm:ss.sssZ`. */
export type Instant = string;

/** An exact decimal number as text, `"0.8000"`: FTE never passes through a float. */
export type Decimal = string;

/** Whole euro cents. Safe as a number up to 90 trillion euro. */
export type Cents = number;

/** A board number (nummer bevoegd gezag): five digits, leading zeros kept. Source: DUO. */
export type BoardNumber = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists: `2025-02-29` is not, and neither is any day of a year 0. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-](\d{2}):(\d{2}))$/i;

/** Whether the text is a moment that exists, with its offset. Source: RFC 3339, section 5.6, without leap seconds. */
export function isInstant(text: string): boolean {
  const [, day = "", hour, minute, second, , , offsetHour = "0", offsetMinute = "0"] = MOMENT.exec(text) ?? [];
  return (
    isCalendarDate(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(offsetHour) < 24 &&
    Number(offsetMinute) < 60
  );
}

/** Number of days in a month (1–12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const AMSTERDAM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The calendar day in Amsterdam at a moment. */
export const dayOf = (moment: Date): CalendarDate => AMSTERDAM.format(moment);
