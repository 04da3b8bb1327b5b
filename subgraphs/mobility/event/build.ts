import { dayOfNumber } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { ageOf } from "./age.js";
import type { DerivedEvent } from "./event.js";
import type { Known, Stay } from "./known.js";
import { isBeforeObserved } from "./observed.js";
import type { Spell } from "./spells.js";

/** The school of a stay; null above school level, or where it is not known. */
export const brinOf = ({ siteCode }: Stay): string | null => siteCode?.slice(0, 4) ?? null;

/** What an event does not say otherwise. */
const UNSAID = {
  from: null,
  fromNumber: null,
  to: null,
  toNumber: null,
  gapDays: null,
  fteFrom: null,
  fteTo: null,
  functionFrom: null,
  functionTo: null,
  brinFrom: null,
  brinTo: null,
  ageYears: null,
  persons: null,
  reason: null,
  beforeObserved: false,
} as const;

/** An event that says this and nothing else. */
export const eventOf = (
  said: Partial<DerivedEvent> & Pick<DerivedEvent, "kind" | "on" | "confidence">,
): DerivedEvent => ({
  ...UNSAID,
  ...said,
});

/** Where a person was, as an event says it. */
export const fromStay = (stay: Stay) => ({
  from: stay.person.board,
  fromNumber: stay.person.number,
  fteFrom: stay.fte,
  functionFrom: stay.functionGroup,
  brinFrom: brinOf(stay),
});

/** Where a person is, as an event says it. */
export const toStay = (stay: Stay) => ({
  to: stay.person.board,
  toNumber: stay.person.number,
  fteTo: stay.fte,
  functionTo: stay.functionGroup,
  brinTo: brinOf(stay),
});

/** The first day of a spell, and what is said of it in an event and in a leg. */
export function coming({ board, first, firstStay }: Spell, known: Known) {
  const on: CalendarDate = dayOfNumber(first);
  return { on, ageYears: ageOf(known, firstStay.person, on), beforeObserved: isBeforeObserved(known, board, first) };
}

/** The day after the last one of a spell, and what is said of it; the age is the one on the last day. */
export function leaving({ board, last, lastStay }: Spell, known: Known) {
  return {
    on: dayOfNumber(last + 1),
    ageYears: ageOf(known, lastStay.person, dayOfNumber(last)),
    beforeObserved: isBeforeObserved(known, board, last + 1),
  };
}
