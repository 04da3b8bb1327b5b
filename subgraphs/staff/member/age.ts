import type { CalendarDate } from "@regiohub/infra/values";

/** Whole years of age on a day; who was born on 29 February turns a year older on 1 March of other years. */
export function ageOn(bornOn: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
