import { type Direction, Packing } from "./packing.js";
import { inverse, residue, times } from "./residues.js";
import type { Effort } from "./sparse.js";

/** People who add the same to the same columns. */
export interface Alike {
  readonly persons: number;
  /** Places of the columns that they are in, ascending. */
  readonly columns: readonly number[];
  /**
   * What each of them adds to each of those columns, a whole number per measure, as many for all. The first measure is
   * heads: 1, or 0 where something of theirs is counted and they are not.
   */
  readonly adds: readonly (readonly number[])[];
}

/** A figure that is to be released beside others, all its measures or none. */
export interface Column {
  readonly name: string;
  /** Whether nearly all of it is one's own. */
  readonly dominated: boolean;
}

/**
 * What becomes of a column: it is `OUT`; or it is of too few people; or one has nearly all of it; or beside the others that
 * are out it would tell of few.
 */
export type Verdict = "OUT" | "FEW" | "DOMINANCE" | "COMPLEMENTARY";

/** Which columns a release looks at, for whom. */
export interface Options {
  /** Fewest people that those who get to see it may be told of. */
  readonly smallest: number;
  /** So many columns, the first ones, are out already. */
  readonly out: number;
  /** Counted up while it is done. */
  readonly effort?: Effort;
}

/**
 * Which columns may be released, one by one in their order: all that are out can be added up and subtracted, each any
 * number of times, and every sum is of nobody or of at least `smallest` people, in each measure. Why: README.md.
 * Another order gives other columns, never more than may be.
 * @param alike everybody who is in any of the columns; with nobody in it, amounts that are to be reckoned with all the same
 * @returns column by column; undefined when no proof can be had of those that are out, and so of none beside them
 */
export function releasable(
  alike: readonly Alike[],
  columns: readonly Column[],
  { smallest, out, effort = { products: 0 } }: Options,
): Verdict[] | undefined {
  const measures = alike.find(({ adds }) => adds.length > 0)?.adds[0]?.length ?? 0;
  const packings = Array.from({ length: measures }, (_, measure) => {
    return new Packing(directionsOf(alike, measure), { teams: smallest, columns: columns.length });
  });
  const verdicts = judged(packings, columns, {
    smallest,
    out,
    persons: packings.map((_, measure) => personsIn(alike, columns.length, measure)),
  });
  for (const packing of packings) effort.products += packing.effort.products;
  return verdicts;
}

/** What becomes of each column, with how many people are in it by measure. */
function judged(
  packings: readonly Packing[],
  columns: readonly Column[],
  { smallest, out, persons }: Options & { readonly persons: readonly (readonly number[])[] },
): Verdict[] | undefined {
  for (let place = 0; place < out; place += 1) if (!addToAll(packings, place)) return undefined;
  const isOfFew = (place: number, measure: number) => (persons[measure]?.[place] as number) < smallest;
  // Of few people nothing can be had from what is out.
  const secrets = columns.flatMap(({ dominated }, column) =>
    dominated
      ? packings
          .flatMap((packing, measure) => (isOfFew(column, measure) ? [] : { packing, column }))
          .filter((one) => !isKnown(one))
      : [],
  );
  return columns.map(({ dominated }, place) => {
    if (place < out) return "OUT";
    if (isOfFew(place, 0)) return "FEW";
    if (dominated) return "DOMINANCE";
    if (!addToAll(packings, place)) return "COMPLEMENTARY";
    if (!secrets.some(isKnown)) return "OUT";
    for (const packing of packings) packing.takeBack();
    return "COMPLEMENTARY";
  });
}

/** Whether a column that one has nearly all of can be had, in one measure, from those that are out. */
const isKnown = ({ packing, column }: { readonly packing: Packing; readonly column: number }) => packing.knows(column);

/** Adds a column to each measure's teams, or to none. */
function addToAll(packings: readonly Packing[], place: number): boolean {
  const failed = packings.findIndex((packing) => !packing.add(place));
  for (const packing of packings.slice(0, Math.max(failed, 0))) packing.takeBack();
  return failed === -1;
}

/** How many people add something to each column, in one measure. */
function personsIn(alike: readonly Alike[], columns: number, measure: number): number[] {
  const counts = Array.from({ length: columns }, () => 0);
  for (const { persons, columns: places, adds } of alike) {
    for (const [at, place] of places.entries()) {
      if (adds[at]?.[measure]) counts[place] = (counts[place] as number) + persons;
    }
  }
  return counts;
}

/** People by what they add to one measure of the columns, up to a factor; those of whom there are the most first. */
function directionsOf(alike: readonly Alike[], measure: number): Direction[] {
  const directions = new Map<string, Direction>();
  for (const { persons, columns, adds } of alike) {
    const amounts = adds.map((add) => residue(add[measure] as number));
    const lead = amounts.find((one) => one !== 0);
    if (lead === undefined) continue;
    const scale = inverse(lead);
    const places = columns.filter((_, at) => amounts[at] !== 0);
    const entries = amounts.filter((one) => one !== 0).map((one) => times(one, scale));
    const key = `${places} ${entries}`;
    const known = directions.get(key);
    if (known) {
      known.persons += persons;
      known.free += persons;
    } else directions.set(key, { places, entries, persons, free: persons });
  }
  return [...directions.values()].sort((one, other) => other.free - one.free);
}
