import type { Added, Alike, Amounts, FamilyPlaces, Look } from "./amounts.js";

/** Directions by what they are and whose they are. */
interface Paired {
  readonly kindOf: Int32Array;
  readonly familyOf: Int32Array;
  /** How many people have each. */
  readonly persons: Int32Array;
}

/** What people add, each list of it once. */
export class Kinds {
  readonly all: Added[] = [];
  readonly #places = new Map<Added["columns"], number>();

  constructor(private readonly alike: readonly Alike[]) {
    for (const one of alike) {
      if (this.#places.has(one.columns)) continue;
      this.#places.set(one.columns, this.all.length);
      this.all.push(one);
    }
  }

  /**
   * Everybody by direction of what they add and by family.
   * @param of the direction of each list; -1: it adds nothing
   */
  directions(of: Int32Array, families: Families): Paired {
    const length = this.alike.length;
    const [kindOf, familyOf, persons] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
    const known = new Map<number, number>();
    for (const one of this.alike) {
      const kind = of[this.#places.get(one.columns) as number] as number;
      if (kind < 0) continue;
      const family = families.of(one);
      const key = kind * families.number + family;
      const direction = known.get(key) ?? known.size;
      known.set(key, direction);
      [kindOf[direction], familyOf[direction]] = [kind, family];
      persons[direction] = (persons[direction] as number) + one.persons;
    }
    const count = known.size;
    return { kindOf: kindOf.slice(0, count), familyOf: familyOf.slice(0, count), persons: persons.slice(0, count) };
  }
}

/** The columns that are a family's own, of each family. */
export class Families {
  readonly #numbers = new Map<FamilyPlaces | undefined, number>([[undefined, 0]]);
  /** Family by family the places of its own columns; -1: it has none, or none that is looked at. */
  readonly #places: Int32Array;
  readonly #width: number;
  readonly #owners: Int32Array;

  constructor(
    alike: readonly Alike[],
    private readonly look: Look,
  ) {
    for (const { family } of alike) if (!this.#numbers.has(family)) this.#numbers.set(family, this.#numbers.size);
    this.#width = Math.max(...[...this.#numbers.keys()].map((family) => family?.length ?? 0));
    this.#places = new Int32Array(this.#numbers.size * this.#width).fill(-1);
    this.#owners = new Int32Array(look.columns).fill(-1);
    for (const [family, number] of this.#numbers) {
      for (const [slot, column] of family?.entries() ?? []) {
        const place = column === undefined ? undefined : look.placeOf.get(column);
        if (place === undefined) continue;
        this.#places[number * this.#width + slot] = place;
        this.#owners[place] = number;
      }
    }
  }

  /** How many there are; the first one is of those who have none. */
  get number(): number {
    return this.#numbers.size;
  }

  of({ family }: Alike): number {
    return this.#numbers.get(family) as number;
  }

  /** Where an amount stands that is written for a column, or behind the last one for a family's own; -1: nowhere. */
  placeOf(column: number, family: number): number {
    if (column < this.look.columns) return column;
    const slot = column - this.look.columns;
    return slot < this.#width ? (this.#places[family * this.#width + slot] as number) : -1;
  }

  /** The family whose own a column is; -1: nobody's. */
  ownerOf(column: number): number {
    return this.#owners[column] as number;
  }
}

/** Lists of numbers, one behind the other. */
export class Lists {
  readonly #numbers: Int32Array;
  readonly #firsts: Int32Array;

  /**
   * @param listOf of each number its list
   * @param order the numbers, as each list is to have them
   */
  constructor(listOf: Int32Array, lists: number, order: Int32Array) {
    this.#firsts = firstsOf(listOf, lists);
    this.#numbers = new Int32Array(order.length);
    const next = this.#firsts.slice();
    for (const number of order) this.#numbers[taken(next, listOf[number] as number)] = number;
  }

  /** Of each column the directions with an amount in it, in an order. */
  static ofColumns({ starts, places }: Amounts, columns: number, order: Int32Array): Lists {
    const [of, at] = [[] as number[], [] as number[]];
    for (const direction of order) {
      for (const place of places.subarray(starts[direction], starts[direction + 1])) {
        if (place >= columns) continue;
        of.push(place);
        at.push(direction);
      }
    }
    const lists = new Lists(Int32Array.from(of), columns, Int32Array.from(of.keys()));
    for (const [place, number] of lists.#numbers.entries()) lists.#numbers[place] = at[number] as number;
    return lists;
  }

  /** A list, in its order. */
  of(list: number): Int32Array {
    return this.#numbers.subarray(this.#firsts[list], this.#firsts[list + 1]);
  }
}

/** Where each list begins. */
function firstsOf(listOf: Int32Array, lists: number): Int32Array {
  const firsts = new Int32Array(lists + 1);
  for (const list of listOf) firsts[list + 1] = (firsts[list + 1] as number) + 1;
  for (let list = 0; list < lists; list += 1) {
    firsts[list + 1] = (firsts[list + 1] as number) + (firsts[list] as number);
  }
  return firsts;
}

/** The next place in a list, which is taken. */
function taken(next: Int32Array, list: number): number {
  const place = next[list] as number;
  next[list] = place + 1;
  return place;
}
