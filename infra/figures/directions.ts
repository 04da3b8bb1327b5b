import { type Alike, amountsOf, type Look } from "./amounts.js";
import { plus, times } from "./residues.js";
import type { Effort } from "./sparse.js";

/**
 * People by what they add to one measure of some columns, up to a factor: a direction is the number of such amounts. Of a
 * region there are nearly as many as people, so they stand in a few long rows.
 */
export class Directions {
  /** Of each direction the place of its first amount; after the last one where the amounts end. */
  readonly #starts: Int32Array;
  /** The column of each amount. */
  readonly #places: Int32Array;
  /** The amounts: residues. */
  readonly #entries: Int32Array;
  /** Of each direction how many people have it. */
  readonly persons: Int32Array;
  /** Of each direction how many of these are in no team. */
  readonly free: Int32Array;
  /** All directions, those of the most people first. */
  readonly #all: Int32Array;
  /** Column by column the directions in it, those of the fewest people first, and where each column's begin. */
  readonly #members: Int32Array;
  readonly #firsts: Int32Array;
  /** Of each direction the search that met it last. */
  readonly #met: Int32Array;
  #searches = 0;

  constructor(
    alike: readonly Alike[],
    look: Look,
    private readonly effort: Effort,
  ) {
    const { starts, places, entries, persons } = amountsOf(alike, look);
    [this.#starts, this.#places, this.#entries, this.persons] = [starts, places, entries, persons];
    this.free = persons.slice();
    this.#met = new Int32Array(persons.length);
    this.#all = persons.map((_, direction) => direction).sort((one, other) => largestFirst(persons, one, other));
    this.#firsts = firstsOf(places, look.columns);
    this.#members = new Int32Array(places.length);
    const next = this.#firsts.slice();
    for (const direction of this.#all.toReversed()) {
      for (const place of this.placesOf(direction)) {
        const at = next[place] as number;
        this.#members[at] = direction;
        next[place] = at + 1;
      }
    }
  }

  /** The columns that a direction is in. */
  placesOf(direction: number): Int32Array {
    return this.#places.subarray(this.#starts[direction], this.#starts[direction + 1]);
  }

  /** What it has in each of those. */
  entriesOf(direction: number): Int32Array {
    return this.#entries.subarray(this.#starts[direction], this.#starts[direction + 1]);
  }

  /** The directions in a column, those of the fewest people first. */
  inColumn(column: number): Int32Array {
    return this.#members.subarray(this.#firsts[column], this.#firsts[column + 1]);
  }

  /** Whether a direction is in a sum of columns, in which each counts so often. */
  isIn(factors: Int32Array, direction: number): boolean {
    const [first, end] = [this.#starts[direction] as number, this.#starts[direction + 1] as number];
    let sum = 0;
    for (let at = first; at < end; at += 1) {
      const factor = factors[this.#places[at] as number] as number;
      if (factor === 0) continue;
      const entry = this.#entries[at] as number;
      sum = plus(sum, entry === 1 ? factor : times(factor, entry));
    }
    this.effort.products += end - first;
    return sum !== 0;
  }

  /** Those who may be in a sum of columns, each once: who is in none of them is not. Few where the columns are of few. */
  reach(factors: Int32Array): Int32Array {
    const columns: number[] = [];
    for (let [column, length] = [0, 0]; column < factors.length; column += 1) {
      if (factors[column] === 0) continue;
      columns.push(column);
      length += (this.#firsts[column + 1] as number) - (this.#firsts[column] as number);
      if (length >= this.#all.length) return this.#all;
    }
    this.#searches += 1;
    const reached: number[] = [];
    for (const column of columns) {
      for (const direction of this.inColumn(column)) {
        if (this.#met[direction] === this.#searches) continue;
        this.#met[direction] = this.#searches;
        reached.push(direction);
      }
    }
    return Int32Array.from(reached);
  }
}

const largestFirst = (persons: Int32Array, one: number, other: number): number =>
  (persons[other] as number) - (persons[one] as number) || one - other;

/** Where each column begins in a list of all that is in the first, then all that is in the second. */
function firstsOf(places: Int32Array, columns: number): Int32Array {
  const firsts = new Int32Array(columns + 1);
  for (const place of places) firsts[place + 1] = (firsts[place + 1] as number) + 1;
  for (let column = 0; column < columns; column += 1) {
    firsts[column + 1] = (firsts[column + 1] as number) + (firsts[column] as number);
  }
  return firsts;
}
