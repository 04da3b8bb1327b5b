import { inverse, residue, times } from "./residues.js";

/** What somebody adds to columns. */
export interface Added {
  /**
   * Places of the columns, ascending; without those that are their family's alone where these stand in `own`. Who adds
   * the same may have one and the same list, with the same `adds` and `own`: it is looked at once.
   */
  readonly columns: readonly number[];
  /**
   * What they add to each of those columns, a whole number per measure, as many for all. The first measure is heads: 1, or
   * 0 where something of theirs is counted and they are not.
   */
  readonly adds: readonly (readonly number[])[];
  /** The same of columns that each family has one of for itself, one after the other; undefined: nothing. */
  readonly own?: readonly (readonly number[] | undefined)[];
}

/** Places of the columns that a family has for itself, one for each that `own` speaks of; undefined where there is none. */
export type FamilyPlaces = readonly (number | undefined)[];

/** People who add the same to the same columns. */
export interface Alike extends Added {
  readonly persons: number;
  /** Of their family, whose people all have the same list; absent where they have nothing `own`. */
  readonly family?: FamilyPlaces;
}

/** Which amounts of whom are looked at. */
export interface Look {
  readonly measure: number;
  /** Of each column of the people's that is looked at its place among those. */
  readonly placeOf: ReadonlyMap<number, number>;
  /** Number of columns that are looked at. */
  readonly columns: number;
}

/** Amounts of directions, one behind the other. */
export interface Amounts {
  /** Of each direction the place of its first amount; after the last one where the amounts end. */
  readonly starts: Int32Array;
  /** The column of each amount; behind the last one those of a family's own, in their order. */
  readonly places: Int32Array;
  /** The amounts: residues, of which each direction's first is 1. */
  readonly entries: Int32Array;
  /** The direction of each of those whose amounts they are; -1: they add nothing. */
  readonly of: Int32Array;
}

/** What people add to one measure of some columns, up to a factor: a direction for those who add the same. */
export function amountsOf(all: readonly Added[], look: Look): Amounts {
  const length = all.reduce((sum, { columns, own = [] }) => sum + columns.length + own.length, 0);
  const amounts: Amounts = {
    starts: new Int32Array(all.length + 1),
    places: new Int32Array(length),
    entries: new Int32Array(length),
    of: new Int32Array(all.length).fill(-1),
  };
  const known = new Known(amounts);
  let count = 0;
  for (const [at, one] of all.entries()) {
    if (!append(one, count, { look, amounts })) continue;
    const direction = known.find(count);
    amounts.of[at] = direction;
    if (direction === count) count += 1;
  }
  const end = amounts.starts[count] as number;
  return {
    starts: amounts.starts.slice(0, count + 1),
    places: amounts.places.slice(0, end),
    entries: amounts.entries.slice(0, end),
    of: amounts.of,
  };
}

/** Writes somebody's amounts behind the others; false when there are none. */
function append(
  { columns, adds, own = [] }: Added,
  direction: number,
  { look, amounts }: { readonly look: Look; readonly amounts: Amounts },
): boolean {
  const { starts, places, entries } = amounts;
  let [end, scale] = [starts[direction] as number, 0];
  const write = (place: number | undefined, add: readonly number[] | undefined) => {
    const amount = residue(add?.[look.measure] ?? 0);
    if (place === undefined || amount === 0) return;
    if (scale === 0) scale = inverse(amount);
    places[end] = place;
    entries[end] = times(amount, scale);
    end += 1;
  };
  for (const [at, column] of columns.entries()) write(look.placeOf.get(column), adds[at]);
  for (const [slot, add] of own.entries()) write(look.columns + slot, add);
  starts[direction + 1] = end;
  return scale !== 0;
}

/** Directions by what they are. */
class Known {
  /** The last direction of a number that equal ones share, and of each direction the one before it with its number. */
  readonly #last = new Map<number, number>();
  readonly #before: Int32Array;

  constructor(private readonly amounts: Amounts) {
    this.#before = new Int32Array(amounts.of.length);
  }

  /** The direction that is equal to the newest one; if there is none, that one. */
  find(newest: number): number {
    const number = this.#numberOf(newest);
    const last = this.#last.get(number) ?? -1;
    for (let direction = last; direction >= 0; direction = this.#before[direction] as number) {
      if (this.#areEqual(direction, newest)) return direction;
    }
    this.#before[newest] = last;
    this.#last.set(number, newest);
    return newest;
  }

  #numberOf(direction: number): number {
    const { starts, places, entries } = this.amounts;
    let number = 0;
    for (let at = starts[direction] as number; at < (starts[direction + 1] as number); at += 1) {
      number = (Math.imul(number, 31) + (places[at] as number)) | 0;
      number = (Math.imul(number, 31) + (entries[at] as number)) | 0;
    }
    return number;
  }

  #areEqual(one: number, other: number): boolean {
    const { starts, places, entries } = this.amounts;
    const [first, second] = [starts[one] as number, starts[other] as number];
    const length = (starts[one + 1] as number) - first;
    if ((starts[other + 1] as number) - second !== length) return false;
    for (let at = 0; at < length; at += 1) {
      if (places[first + at] !== places[second + at] || entries[first + at] !== entries[second + at]) return false;
    }
    return true;
  }
}
