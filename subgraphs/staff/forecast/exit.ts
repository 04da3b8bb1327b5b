import { addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { type AowDay, type AowRow, aowDay } from "@regiohub/schema/aow";

/**
 * The first day on which somebody is no longer employed because of their age: that of the month after the one in which
 * they reach the age of the state pension. Source: CAO PO, end of an employment by law.
 */
export function exitOn(bornOn: CalendarDate, table: readonly AowRow[]): AowDay {
  const { on, status } = aowDay(bornOn, table);
  return { on: addMonths(`${on.slice(0, 8)}01`, 1), status };
}

/** Years behind a first of October that a forecast may go: so far former forecasts of pupils have been followed. */
export const YEARS_AHEAD = 6;

/** Months that people may be taken to work on behind the age. */
export const MOST_SHIFT = 24;

/** Ages at which somebody's employment may be over because of age, with room on both sides. */
const [YOUNGEST, OLDEST] = [55, 75];

/** Everybody who was born in a month. */
export interface BirthMonth {
  /** Its first day. */
  readonly bornIn: CalendarDate;
  /** As `exitOn` of each of them has it: ages of the state pension change with the first of a month. */
  readonly exitOn: CalendarDate;
}

/** The months of birth of all whose employment ends because of age within the reach of a forecast from this day. */
export function birthMonths(day: CalendarDate, table: readonly AowRow[]): readonly BirthMonth[] {
  const month = `${day.slice(0, 8)}01`;
  const last = addMonths(month, 12 * YEARS_AHEAD);
  return Array.from({ length: 12 * (OLDEST - YOUNGEST) }, (_, index) => {
    const bornIn = addMonths(month, index - 12 * OLDEST);
    return { bornIn, exitOn: exitOn(bornIn, table).on };
  }).filter((one) => one.exitOn > day && one.exitOn <= last);
}
