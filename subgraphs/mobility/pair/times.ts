import type { PersonKey } from "@regiohub/infra/audit/shown";
import { dayNumber } from "@regiohub/infra/days";
import type { Stay } from "../event/known.js";
import { personText } from "./person.js";

/** What the times of two numbers say about whether they can be one person. */
export interface Times {
  /** Whether both work at once, for more than one person can: above 1.5 FTE together, for longer than a move may take. */
  tooMuch(one: PersonKey, other: PersonKey): boolean;
  /** Whether, at one board, the later number takes the place of the earlier one, or begins after that one has ended. */
  succeeds(later: PersonKey, earlier: PersonKey): boolean;
}

/** Ten-thousandths of a full-time job: two jobs of a teacher come to 1.2 now and then, not to more than this. */
const MOST_FTE = 15_000;
/**
 * Most days from the last one of a job to the first one of another where somebody goes from one to the other; or back,
 * where both run at once. Source: domain brief 5.2.
 */
export const CHANGEOVER_DAYS = 31;
/** Days of both jobs when the new one begins so many days before the last one: that day is of both too. */
const MOST_COMMON_DAYS = CHANGEOVER_DAYS + 1;

/** The times of everybody who has stays; of others nothing is known, and nothing is said against them. */
export function timesOf(stays: readonly Stay[]): Times {
  const known = Map.groupBy(stays, ({ person }) => personText(person));
  const of = (person: PersonKey) => known.get(personText(person)) ?? [];
  return {
    tooMuch: (one, other) => daysOfTooMuch(of(one), of(other)) > MOST_COMMON_DAYS,
    succeeds: (later, earlier) =>
      later.board === earlier.board && (takesPlace(of(later), of(earlier)) || comesAfter(of(later), of(earlier))),
  };
}

/** Number of the last day; infinite while it runs. */
export const lastDay = ({ endsOn }: Stay): number => (endsOn === null ? Number.POSITIVE_INFINITY : dayNumber(endsOn));

/** Number of the first day. */
const firstDay = ({ startsOn }: Stay): number => dayNumber(startsOn);

function daysOfTooMuch(ours: readonly Stay[], theirs: readonly Stay[]): number {
  let days = 0;
  for (const our of ours) {
    for (const their of theirs) {
      if (our.fte + their.fte <= MOST_FTE || our.fte === 0 || their.fte === 0) continue;
      const first = Math.max(firstDay(our), firstDay(their));
      days += Math.max(0, Math.min(lastDay(our), lastDay(their)) - first + 1);
    }
  }
  return days;
}

/** Whether all of one number lies after all of another one, however long after. */
const comesAfter = (later: readonly Stay[], earlier: readonly Stay[]): boolean =>
  later.length > 0 && earlier.length > 0 && Math.max(...earlier.map(lastDay)) < Math.min(...later.map(firstDay));

/**
 * Whether a number of one board takes another's place.
 * A number that vanished often comes back as a new one with its whole history: payroll systems were changed. So the later
 * one may have begun before the earlier one ended, where that one vanished; where it was ended, it begins after it.
 */
export function takesPlace(later: readonly Stay[], earlier: readonly Stay[]): boolean {
  const ended = earlier.toSorted((one, other) => lastDay(one) - lastDay(other)).at(-1);
  if (!ended || ended.endsOn === null || later.length === 0) return false;
  const began = Math.min(...later.map(firstDay));
  const gap = began - lastDay(ended);
  if (gap > CHANGEOVER_DAYS) return false;
  return gap > 0 || (ended.presumed && later.some((stay) => lastDay(stay) > lastDay(ended)));
}
