import { dayNumber } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Stay } from "../event/known.js";
import type { Spell } from "../event/spells.js";
import { lastDay } from "../pair/times.js";

/** Somebody who is at a board on a day. */
export interface Present {
  /** What they are there; in a pause, what they were before it. */
  readonly stay: Stay;
  /** Whether they are between two stays: who counts employments counts them not. */
  readonly isBridged: boolean;
}

/** Whether somebody who is at a board counts there on a day. */
export type IsThere = (one: Present, on: CalendarDate) => boolean;

/** Who of these is there on a day, a time at a board each. */
export function presentOn(spells: readonly Spell[], on: CalendarDate): readonly Present[] {
  const day = dayNumber(on);
  return spells
    .filter(({ first, last }) => first <= day && day <= last)
    .map(({ firstStay, steps }) => {
      const stay = steps.findLast(([, after]) => after.startsOn <= on)?.[1] ?? firstStay;
      return { stay, isBridged: lastDay(stay) < day };
    });
}
