import { addDays, addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { lastOctobers } from "../octobers.js";

/** Years of which 1 October is given out to others. */
const YEARS = 3;

/** Months that figures may lie apart which are held against each other: those of all these years. */
const APART = 12 * (YEARS - 1);

/** Days that boards have to deliver what a day brought, before others are counted without them. */
export const WAITING_DAYS = 61;

/** The days of which figures are given out to others, in their order. */
export const daysGivenOut = (today: CalendarDate): CalendarDate[] => lastOctobers(today, YEARS);

/** First and last day of what figures of a day are held against. */
export const heldAround = (
  on: CalendarDate,
): { readonly heldFrom: CalendarDate; readonly heldUntil: CalendarDate } => ({
  heldFrom: addMonths(on, -APART),
  heldUntil: addMonths(on, APART),
});

/** Whether boards have had the time to deliver what a day brought. */
export const isWaitOver = (on: CalendarDate, today: CalendarDate): boolean => today >= addDays(on, WAITING_DAYS);
