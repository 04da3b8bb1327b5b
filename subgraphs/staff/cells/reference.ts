import type { CalendarDate } from "@regiohub/infra/values";
import { aowAges } from "@regiohub/schema/aow";
import { scaleRows } from "@regiohub/schema/scales";
import { type BirthMonth, birthMonths } from "../forecast/exit.js";
import { type MeaningOn, meaningsOn } from "../scale/resolve.js";

/** What the reference data says of a day. */
export interface ReferenceOn {
  readonly scales: readonly MeaningOn[];
  /** Months of birth of those who soon reach the age of the state pension. */
  readonly born: readonly BirthMonth[];
}

/** What people are counted by on a day, beside what was delivered of them. */
export const referenceOn = async (on: CalendarDate): Promise<ReferenceOn> => ({
  scales: meaningsOn(on, await scaleRows()),
  born: birthMonths(on, await aowAges()),
});
