import type { PersonKey } from "@regiohub/infra/audit/shown";
import { ageOn } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { type AowAge, ageOfBirth, reachedOn } from "@regiohub/schema/aow";
import type { Known } from "./known.js";

/** A person's age in whole years on a day; null where the birth date is not known. */
export function ageOf(known: Known, person: PersonKey, day: CalendarDate): number | null {
  const bornOn = known.bornOn(person);
  return bornOn === null ? null : ageOn(bornOn, day);
}

/** The day on which the age of the state pension (AOW) is reached; undefined where the table does not tell. */
export function aowDay(bornOn: CalendarDate, table: readonly AowAge[]): CalendarDate | undefined {
  const age = ageOfBirth(bornOn, table);
  return age && reachedOn(bornOn, age);
}
