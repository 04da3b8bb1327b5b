import { inverse, residue, times } from "./residues.js";

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

/** Which amounts of whom are looked at. */
export interface Look {
  readonly measure: number;
  /** Of each column of the people's that is looked at its place among those. */
  readonly placeOf: ReadonlyMap<number, number>;
  /** Number of columns that are looked at. */
  readonly columns: number;
}

/** Amounts of directions, one behind the other. */
interface Amounts {
  /** Of each direction the place of its first amount; after the last one where the amounts end. */
  readonly starts: Int32Array;
  /** The column of each amount. */
  readonly places: Int32Array;
  /** The amounts: residues, of which each direction's first is 1. */
  readonly entries: Int32Array;
  /** Of each direction how many people have it. */
  readonly persons: Int32Array;
}

/** What people add to one measure of some columns, up to a factor; those who add the same together. */
export function amountsOf(alike: readonly Alike[], look: Look): Amounts {
  const length = alike.reduce((sum, { columns }) => sum + columns.length, 0);
  const amounts: Amounts = {
    starts: new Int32Array(alike.length + 1),
    places: new Int32Array(length),
    entries: new Int32Array(length),
    persons: new Int32Array(alike.length),
  };
  const known = new Known(amounts);
  let count = 0;
  for (const one of alike) {
    if (!append(one, count, { look, amounts })) continue;
    const direction = known.find(count);
    amounts.persons[direction] = (amounts.persons[direction] as number) + one.persons;
    if (direction === count) count += 1;
  }
  const end = amounts.starts[count] as number;
  return {
    starts: amounts.starts.slice(0, count + 1),
    places: amounts.places.slice(0, end),
    entries: amounts.entries.slice(0, end),
    persons: amounts.persons.slice(0, count),
  };
}

/** Writes somebody's amounts behind the others; false when there are none. */
function append(
  { columns, adds }: Alike,
  direction: number,
  { look, amounts }: { readonly look: Look; readonly amounts: Amounts },
): boolean {
  const { starts, places, entries } = amounts;
  let [end, scale] = [starts[direction] as number, 0];
  for (const [at, column] of columns.entries()) {
    const place = look.placeOf.get(column);
    const amount = residue(adds[at]?.[look.measure] as number);
    if (place === undefined || amount === 0) continue;
    if (scale === 0) scale = inverse(amount);
    places[end] = place;
    entries[end] = times(amount, scale);
    end += 1;
  }
  starts[direction + 1] = end;
  return scale !== 0;
}

/** Directions by what they are. */
class Known {
  /** The last direction of a number that equal ones share, and of each direction the one before it with its number. */
  readonly #last = new Map<number, number>();
  readonly #before: Int32Array;

  constructor(private readonly amounts: Amounts) {
    this.#before = new Int32Array(amounts.persons.length);
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
