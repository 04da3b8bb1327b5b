import { addDays, addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { isReferenceDay, lastOctobers } from "../octobers.js";

/** Years of which 1 October is given out to others as soon as boards have told of it, and anew when much changes. */
const YEARS = 3;

/** Years of which 1 October is kept at hand: of those that are older it is given out too, one each night. */
export const YEARS_AT_HAND = 15;

/** Months that figures may lie apart which are held against each other: those of three years, whichever came first. */
const APART = 12 * (YEARS - 1);

/** Days that boards have to deliver what a day brought, before others are counted without them. */
export const WAITING_DAYS = 61;

/** The days of which figures are given out to others every night, in their order. */
export const daysGivenOut = (today: CalendarDate): CalendarDate[] => lastOctobers(today, YEARS);

/** The days before those of which figures are given out too, in their order. */
export const olderDays = (today: CalendarDate): CalendarDate[] => lastOctobers(today, YEARS_AT_HAND).slice(0, -YEARS);

/** Whether a day is one of those of which figures are given out to others, now or once it has come. */
export const isEverGivenOut = (on: CalendarDate, today: CalendarDate): boolean =>
  isReferenceDay(on) && on >= (olderDays(today)[0] ?? today);

/** First and last day of what figures of a day are held against. */
export const heldAround = (
  on: CalendarDate,
): { readonly heldFrom: CalendarDate; readonly heldUntil: CalendarDate } => ({
  heldFrom: addMonths(on, -APART),
  heldUntil: addMonths(on, APART),
});

/** Whether boards have had the time to deliver what a day brought. */
export const isWaitOver = (on: CalendarDate, today: CalendarDate): boolean => today >= addDays(on, WAITING_DAYS);
