import type { CalendarDate } from "@regiohub/infra/values";

/** The first day of the day's month. */
export const monthOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 8)}01`;

/** 1 August on or before the day: the first day of its school year. */
export const schoolYearOf = (day: CalendarDate): CalendarDate =>
  `${day.slice(5) >= "08-01" ? day.slice(0, 4) : String(Number(day.slice(0, 4)) - 1)}-08-01`;

/** `20261001`, as HR Core writes a day. */
export const compact = (day: CalendarDate): string => day.replaceAll("-", "");
