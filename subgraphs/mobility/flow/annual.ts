import type { CalendarDate } from "@regiohub/infra/values";
import type { Stay } from "../event/known.js";
import type { Spell } from "../event/spells.js";
import { byText, personText } from "../pair/person.js";
import type { FlowLine } from "./kind.js";
import type { CountedLeg, FlowQuestion } from "./legs.js";
import { placeOf } from "./scope.js";
import { type IsThere, type Present, presentOn } from "./stock.js";

/** A person on two days, and the line that they count in. */
export interface CountedPerson {
  /** Their largest job on the first day; undefined: none. */
  readonly before: Present | undefined;
  /** On the last day. */
  readonly after: Present | undefined;
  /** Undefined: they are on both days what they were. */
  readonly line: FlowLine | undefined;
}

/** Who is counted on a day: where, and who of those who are at a board. */
interface Counting extends Pick<FlowQuestion, "period" | "scope" | "nameOf"> {
  readonly isThere: IsThere;
}

/**
 * Everybody who is counted on one of two days, once however many jobs they have: persons at the end = persons at the
 * beginning + IN − OUT. Who came did so in the way of the last coming in between that made them be counted, who left in
 * that of the first leaving that ended it.
 * @param people the spells of each person
 * @param legs what the legs of the period count as
 */
export function countedPeople(
  people: readonly (readonly Spell[])[],
  legs: readonly CountedLeg[],
  counting: Counting,
): readonly CountedPerson[] {
  const { from, to } = counting.period;
  const byPerson = Map.groupBy(legs, ({ leg }) => counting.nameOf(leg));
  return people.flatMap((spells): readonly CountedPerson[] => {
    const [before, after] = [from, to].map((day) => largestOn(spells, day, counting));
    if (!before && !after) return [];
    if (before && after) return [{ before, after, line: lineOf(before.stay, after.stay) }];
    const direction = after ? "IN" : "OUT";
    const kinds = turnsOf(spells, byPerson, counting).flatMap((line) =>
      line.direction === direction ? line.kind : [],
    );
    const kind = (after ? kinds.at(-1) : kinds[0]) ?? "CHANGED_WITHIN_BOARD";
    return [{ before, after, line: { direction, kind } }];
  });
}

const countedOn = (spells: readonly Spell[], day: CalendarDate, { scope }: Counting): readonly Present[] =>
  presentOn(spells, day).filter(({ stay }) => scope(placeOf(stay)));

function largestOn(spells: readonly Spell[], day: CalendarDate, counting: Counting): Present | undefined {
  return countedOn(spells, day, counting)
    .filter((one) => counting.isThere(one, day))
    .sort(
      ({ stay: one }, { stay: other }) =>
        other.fte - one.fte || byText(personText(one.person), personText(other.person)),
    )[0];
}

/** The lines by which somebody came to be counted, or ceased to be, in order: who goes from one job to another does neither. */
function turnsOf(
  spells: readonly Spell[],
  byPerson: ReadonlyMap<string, readonly CountedLeg[]>,
  counting: Counting,
): readonly FlowLine[] {
  const [spell] = spells;
  const legs = (spell && byPerson.get(counting.nameOf(spell.firstStay.person))) ?? [];
  let jobs = countedOn(spells, counting.period.from, counting).length;
  return legs.toSorted(byDay).flatMap(({ line }) => {
    const before = jobs;
    jobs += line.direction === "IN" ? 1 : line.direction === "OUT" ? -1 : 0;
    return Math.min(before, jobs) <= 0 && before !== jobs ? [line] : [];
  });
}

/** Of one day comings first. */
const byDay = ({ leg: one, line }: CountedLeg, { leg: other, line: otherLine }: CountedLeg): number =>
  byText(`${one.on} ${line.direction}`, `${other.on} ${otherLine.direction}`);

/** What is otherwise with somebody who is counted on both days. */
function lineOf(before: Stay, after: Stay): FlowLine | undefined {
  const [school, nextSchool] = [before, after].map(({ person, siteCode }) => siteCode?.slice(0, 4) ?? person.board);
  if (school !== nextSchool) return { direction: "WITHIN", kind: "OTHER_SCHOOL" };
  if (before.functionGroup !== after.functionGroup) return { direction: "WITHIN", kind: "OTHER_FUNCTION" };
  return before.fte === after.fte ? undefined : { direction: "WITHIN", kind: "OTHER_SIZE" };
}
