import type { CalendarDate } from "@regiohub/infra/values";
import type { Spell } from "../event/spells.js";
import { byText, personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { FlowLine } from "./kind.js";
import { placeOf, type Scope } from "./scope.js";
import { type Present, presentOn } from "./stock.js";

/** A person on two days, and the line that they count in. */
export interface CountedPerson {
  /** Their largest job on the first day; undefined: none. */
  readonly before: Present | undefined;
  /** On the last day. */
  readonly after: Present | undefined;
  /** Undefined: they are on both days what they were. */
  readonly line: FlowLine | undefined;
}

/** Who is counted on a day: where, and whether also who is between two contracts of a board. */
interface Counting {
  readonly scope: Scope;
  readonly isThereInPause: boolean;
}

/**
 * Everybody who is counted on one of two days, once however many jobs they have: persons at the end = persons at the
 * beginning + IN − OUT.
 * @param people the spells of each person
 */
export const countedPeople = (
  people: readonly (readonly Spell[])[],
  { from, to }: Period,
  counting: Counting,
): readonly CountedPerson[] =>
  people.flatMap((spells) => {
    const [before, after] = [from, to].map((day) => largestOn(spells, day, counting));
    return before || after ? [{ before, after, line: lineOf(before, after) }] : [];
  });

function largestOn(
  spells: readonly Spell[],
  day: CalendarDate,
  { scope, isThereInPause }: Counting,
): Present | undefined {
  return presentOn(spells, day)
    .filter(({ stay, isBridged }) => scope(placeOf(stay)) && (isThereInPause || !isBridged))
    .sort(
      ({ stay: one }, { stay: other }) =>
        other.fte - one.fte || byText(personText(one.person), personText(other.person)),
    )[0];
}

function lineOf(first: Present | undefined, last: Present | undefined): FlowLine | undefined {
  if (!first) return { direction: "IN", kind: "INFLOW" };
  if (!last) return { direction: "OUT", kind: "OUTFLOW" };
  const [before, after] = [first.stay, last.stay];
  const [school, nextSchool] = [before, after].map(({ person, siteCode }) => siteCode?.slice(0, 4) ?? person.board);
  if (school !== nextSchool) return { direction: "WITHIN", kind: "OTHER_SCHOOL" };
  if (before.functionGroup !== after.functionGroup) return { direction: "WITHIN", kind: "OTHER_FUNCTION" };
  return before.fte === after.fte ? undefined : { direction: "WITHIN", kind: "OTHER_SIZE" };
}
