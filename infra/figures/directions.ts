import { type Alike, type Amounts, amountsOf, type Look } from "./amounts.js";
import { Families, Kinds, Lists } from "./kinds.js";
import { plus, times } from "./residues.js";
import type { Sum } from "./spanning.js";
import type { Effort, Sparse } from "./sparse.js";

/**
 * People by what they add to one measure of some columns, up to a factor: a direction is the number of such amounts. Of a
 * region there are nearly as many as people, but of each only what they are and whose they are is kept: amounts stand once
 * for all families, and a sum of columns is reckoned once for all who are the same.
 */
export class Directions {
  /** Of each direction how many people have it. */
  readonly persons: Int32Array;
  /** Of each direction how many of these are in no team. */
  readonly free: Int32Array;
  readonly #amounts: Amounts;
  readonly #families: Families;
  /** What each direction is, and whose. */
  readonly #kindOf: Int32Array;
  readonly #familyOf: Int32Array;
  /** All directions, those of the most people first. */
  readonly all: Int32Array;
  /** Directions by what they are, and by whose they are; what is in each column. Those of the fewest people come first. */
  readonly #ofKind: Lists;
  readonly #ofFamily: Lists;
  readonly #kindsIn: Lists;
  /** How many directions may be in each column. */
  readonly #lengths: Int32Array;
  /** The sum that was asked about last, and what each kind has of it, if it was asked. */
  #asked: Int32Array | undefined;
  readonly #sums: Int32Array;
  readonly #sumsOf: Int32Array;
  /** Of each direction the search that met it last. */
  readonly #met: Int32Array;
  #searches = 0;

  constructor(
    alike: readonly Alike[],
    private readonly look: Look,
    private readonly effort: Effort,
  ) {
    const kinds = new Kinds(alike);
    this.#amounts = amountsOf(kinds.all, look);
    this.#families = new Families(alike, look);
    const { kindOf, familyOf, persons } = kinds.directions(this.#amounts.of, this.#families);
    [this.#kindOf, this.#familyOf, this.persons] = [kindOf, familyOf, persons];
    this.free = persons.slice();
    this.#met = new Int32Array(persons.length);
    this.all = largestFirst(persons);
    const smallestFirst = this.all.toReversed();
    const number = this.#amounts.starts.length - 1;
    this.#ofKind = new Lists(kindOf, number, smallestFirst);
    this.#ofFamily = new Lists(familyOf, this.#families.number, smallestFirst);
    const personsOf = new Int32Array(number);
    for (const [direction, kind] of kindOf.entries()) {
      personsOf[kind] = (personsOf[kind] as number) + (persons[direction] as number);
    }
    this.#kindsIn = Lists.ofColumns(this.#amounts, look.columns, largestFirst(personsOf).reverse());
    this.#lengths = Int32Array.from({ length: look.columns }, (_, column) => this.#lengthOf(column));
    this.#sums = new Int32Array(number);
    this.#sumsOf = new Int32Array(number);
  }

  /** The columns that a direction is in, and what it has in each of those. */
  amountsIn(direction: number): Sparse {
    const { starts, places, entries } = this.#amounts;
    const [kind, family] = [this.#kindOf[direction] as number, this.#familyOf[direction] as number];
    const own = { places: [] as number[], entries: [] as number[] };
    for (let at = starts[kind] as number; at < (starts[kind + 1] as number); at += 1) {
      const place = this.#families.placeOf(places[at] as number, family);
      if (place < 0) continue;
      own.places.push(place);
      own.entries.push(entries[at] as number);
    }
    return own;
  }

  /** The directions in a column. */
  *inColumn(column: number): Generator<number> {
    for (const kind of this.#kindsIn.of(column)) yield* this.#ofKind.of(kind);
    const family = this.#families.ownerOf(column);
    if (family >= 0) yield* this.#ofFamily.of(family);
  }

  /** Whether a direction is in a sum of columns, in which each counts so often. */
  isIn(factors: Int32Array, direction: number): boolean {
    const { starts, places, entries } = this.#amounts;
    const [kind, family] = [this.#kindOf[direction] as number, this.#familyOf[direction] as number];
    let sum = this.#sumOf(factors, kind);
    for (let at = (starts[kind + 1] as number) - 1; at >= (starts[kind] as number); at -= 1) {
      const column = places[at] as number;
      if (column < this.look.columns) break; // what is a family's own comes last
      const place = this.#families.placeOf(column, family);
      const factor = place < 0 ? 0 : (factors[place] as number);
      if (factor !== 0) sum = plus(sum, times(factor, entries[at] as number));
      this.effort.products += 1;
    }
    return sum !== 0;
  }

  /** A sum of columns, in which each counts so often. */
  sumOf(factors: Int32Array): Sum {
    return {
      has: (direction) => this.isIn(factors, direction),
      hasAny: () => this.#isAnyIn(factors),
      reach: () => this.#reach(factors),
    };
  }

  #isAnyIn(factors: Int32Array): boolean {
    for (let kind = 0; kind < this.#sums.length; kind += 1) {
      if (this.#sumOf(factors, kind) === 0) continue;
      for (const direction of this.#ofKind.of(kind)) if (this.isIn(factors, direction)) return true;
    }
    for (const family of this.#familiesIn(factors)) {
      for (const direction of this.#ofFamily.of(family)) if (this.isIn(factors, direction)) return true;
    }
    return false;
  }

  /** Those who are in any of the columns: few where those are of few. */
  #reach(factors: Int32Array): Int32Array {
    const lists: Int32Array[] = [];
    for (let [column, length] = [0, 0]; column < factors.length; column += 1) {
      if (factors[column] === 0) continue;
      length += this.#lengths[column] as number;
      if (length >= this.all.length) return this.all;
      for (const kind of this.#kindsIn.of(column)) lists.push(this.#ofKind.of(kind));
      const family = this.#families.ownerOf(column);
      if (family >= 0) lists.push(this.#ofFamily.of(family));
    }
    this.#searches += 1;
    const reached: number[] = [];
    for (const list of lists) {
      for (const direction of list) {
        if (this.#met[direction] === this.#searches) continue;
        this.#met[direction] = this.#searches;
        reached.push(direction);
      }
    }
    return Int32Array.from(reached);
  }

  #lengthOf(column: number): number {
    const family = this.#families.ownerOf(column);
    let length = family < 0 ? 0 : this.#ofFamily.of(family).length;
    for (const kind of this.#kindsIn.of(column)) length += this.#ofKind.of(kind).length;
    return length;
  }

  /** Families of which a column for themselves counts in a sum. */
  #familiesIn(factors: Int32Array): Set<number> {
    const families = new Set<number>();
    for (let column = 0; column < factors.length; column += 1) {
      const family = factors[column] === 0 ? -1 : this.#families.ownerOf(column);
      if (family >= 0) families.add(family);
    }
    return families;
  }

  /** What a kind has of a sum, without what is its family's own. */
  #sumOf(factors: Int32Array, kind: number): number {
    if (this.#asked !== factors) {
      this.#asked = factors;
      this.#sumsOf.fill(0);
    }
    if (this.#sumsOf[kind] === 0) {
      this.#sumsOf[kind] = 1;
      this.#sums[kind] = this.#reckon(factors, kind);
    }
    return this.#sums[kind] as number;
  }

  #reckon(factors: Int32Array, kind: number): number {
    const { starts, places, entries } = this.#amounts;
    const end = starts[kind + 1] as number;
    let sum = 0;
    for (let at = starts[kind] as number; at < end; at += 1) {
      const place = places[at] as number;
      if (place >= this.look.columns) break;
      const factor = factors[place] as number;
      if (factor === 0) continue;
      const entry = entries[at] as number;
      sum = plus(sum, entry === 1 ? factor : times(factor, entry));
    }
    this.effort.products += end - (starts[kind] as number);
    return sum;
  }
}

/** Places of some numbers, the largest first; of equal ones the first. */
function largestFirst(numbers: Int32Array): Int32Array {
  const order = Float64Array.from(numbers, (number, at) => at - number * numbers.length).sort();
  return Int32Array.from(order, (one) => ((one % numbers.length) + numbers.length) % numbers.length);
}
