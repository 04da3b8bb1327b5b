import type { CalendarDate } from "@regiohub/infra/values";

/** The reference day (peildatum) of a year's figures. Source: DUO, which counts staff and pupils on it. */
export const octoberOf = (year: number): CalendarDate => `${year}-10-01`;

/** Whether a day is the reference day of its year. */
export const isReferenceDay = (on: CalendarDate): boolean => on === octoberOf(Number(on.slice(0, 4)));

/** The year of the last reference day that has been on a day. */
export function lastOctoberYear(today: CalendarDate): number {
  const year = Number(today.slice(0, 4));
  return octoberOf(year) <= today ? year : year - 1;
}

/** The last reference days that have been on a day, in their order. */
export function lastOctobers(today: CalendarDate, count: number): CalendarDate[] {
  const last = lastOctoberYear(today);
  return Array.from({ length: count }, (_, index) => octoberOf(last - count + 1 + index));
}
