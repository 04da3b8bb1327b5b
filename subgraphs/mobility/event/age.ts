import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { CalendarDate } from "@regiohub/infra/values";
import { addMonths, ageOn } from "../days.js";
import type { AowRow, Known } from "./known.js";

/** A person's age in whole years on a day; null where the birth date is not known. */
export function ageOf(known: Known, person: PersonKey, day: CalendarDate): number | null {
  const bornOn = known.bornOn(person);
  return bornOn === null ? null : ageOn(bornOn, day);
}

/** The day on which the age of the state pension (AOW) is reached; undefined where the table does not tell. */
export function aowDay(bornOn: CalendarDate, table: readonly AowRow[]): CalendarDate | undefined {
  const row = table.find(
    ({ bornFrom, bornTo }) => (bornFrom === null || bornFrom <= bornOn) && (bornTo === null || bornOn <= bornTo),
  );
  return row && addMonths(bornOn, 12 * row.years + row.months);
}
