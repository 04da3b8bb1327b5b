import type { Directions } from "./directions.js";
import { inverse, minus, times } from "./residues.js";
import { dot, type Effort, full, type Sparse, sparse, takeOff } from "./sparse.js";

/**
 * As many people as columns, whose amounts in them are independent: so they combine to anybody's amounts in them, and
 * columns can be combined so that of the team one alone is in the sum.
 *
 * The amounts, a row per member and a column per column, are kept as a product of two triangles: `lower` · `upper`, the
 * latter with ones on its diagonal. Both stay about as sparse as the amounts are, and grow by a row and a column.
 */
export class Team {
  readonly #members: number[] = [];
  readonly #columns: number[] = [];
  /** Row by row what stands before the diagonal. */
  readonly #lower: Sparse[] = [];
  /** One divided by what stands on the diagonal. */
  readonly #pivots: number[] = [];
  /** Column by column what stands above the diagonal. */
  readonly #upper: Sparse[] = [];
  /** Of all columns, who of the members is in them and with what. */
  readonly #amounts: { readonly places: number[]; readonly entries: number[] }[];

  /** What is beyond the team's columns of the one that was asked about last, while the team is as it was. */
  #latest: { readonly column: number; readonly factors: Int32Array } | undefined;

  /** @param width number of all columns that there are */
  constructor(
    private readonly directions: Directions,
    width: number,
    private readonly effort: Effort,
  ) {
    this.#amounts = Array.from({ length: width }, () => ({ places: [], entries: [] }));
  }

  /** Their directions. */
  get members(): readonly number[] {
    return this.#members;
  }

  /**
   * What each column counts in a sum of columns that is the new one, less what the team's columns combine to for its
   * members: nobody of the team is in that sum. If nobody else is either, the new column says nothing new.
   */
  beyond(column: number): Int32Array {
    if (this.#latest?.column === column) return this.#latest.factors;
    const above = this.#above(column);
    this.#climb(above);
    const factors = this.#atColumns(above.map((one) => minus(0, one)));
    factors[column] = 1;
    this.#latest = { column, factors };
    return factors;
  }

  /** What each column counts in a sum of columns that of the team has but one member in it, and that one once. */
  aloneWith(member: number): Int32Array {
    const only = Int32Array.from(this.#members, (one) => (one === member ? 1 : 0));
    this.#descend(only);
    this.#climb(only);
    return this.#atColumns(only);
  }

  /** Takes in somebody who is in what is `beyond` the team's columns, and the column with them. */
  join(member: number, column: number): void {
    this.#latest = undefined;
    const above = sparse(this.#above(column));
    const own = this.directions.amountsIn(member);
    const amounts = full(own, this.#amounts.length);
    const row = new Int32Array(this.#columns.length);
    for (let at = 0; at < row.length; at += 1) {
      const amount = amounts[this.#columns[at] as number] as number;
      row[at] = minus(amount, dot(row, this.#upper[at] as Sparse, this.effort));
    }
    this.#pivots.push(inverse(minus(amounts[column] as number, dot(row, above, this.effort))));
    for (let at = 0; at < own.places.length; at += 1) {
      const column = this.#amounts[own.places[at] as number];
      column?.places.push(this.#members.length);
      column?.entries.push(own.entries[at] as number);
    }
    this.#members.push(member);
    this.#columns.push(column);
    this.#lower.push(sparse(row));
    this.#upper.push(above);
  }

  /** Lets go the column that came last, and the one who has to leave with it; undefined when there is none. */
  leave(): number | undefined {
    const member = this.#members.pop();
    if (member === undefined) return undefined;
    this.#latest = undefined;
    const { places } = this.directions.amountsIn(member);
    for (let at = 0; at < places.length; at += 1) {
      const column = this.#amounts[places[at] as number];
      column?.places.pop();
      column?.entries.pop();
    }
    this.#columns.pop();
    this.#lower.pop();
    this.#pivots.pop();
    this.#upper.pop();
    return member;
  }

  /**
   * Makes the team of others, for the same columns.
   * @throws Error when their amounts are not independent
   */
  replace(members: readonly number[]): void {
    const columns: number[] = [];
    const waiting = new Set(members);
    // As far as they stay, those who came first stand as they do.
    const staying = this.#members.findIndex((member) => !waiting.has(member));
    while (staying >= 0 && this.#members.length > staying) {
      columns.unshift(this.#columns.at(-1) as number);
      this.leave();
    }
    for (const member of this.#members) waiting.delete(member);
    for (const column of columns) {
      const factors = this.beyond(column);
      const next = [...waiting].find((member) => this.directions.isIn(factors, member));
      if (next === undefined) throw new Error("A team was to be made of people whose amounts are not independent.");
      waiting.delete(next);
      this.join(next, column);
    }
  }

  /** A new column as a column of `upper`: the members' amounts in it, divided by `lower`. */
  #above(column: number): Int32Array {
    const all = full(this.#amounts[column] as Sparse, this.#members.length);
    this.#descend(all);
    return all;
  }

  /** Divides by `lower`, in place. */
  #descend(all: Int32Array): void {
    const first = all.findIndex((one) => one !== 0);
    for (let at = first; at >= 0 && at < all.length; at += 1) {
      const left = minus(all[at] as number, dot(all, this.#lower[at] as Sparse, this.effort));
      all[at] = times(left, this.#pivots[at] as number);
    }
  }

  /** Divides by `upper`, in place. */
  #climb(all: Int32Array): void {
    for (let at = all.length - 1; at > 0; at -= 1) {
      const entry = all[at] as number;
      if (entry !== 0) takeOff(all, entry, this.#upper[at] as Sparse, this.effort);
    }
  }

  /** What is said of the team's columns, at the places of all columns. */
  #atColumns(entries: Int32Array): Int32Array {
    return full({ places: this.#columns, entries }, this.#amounts.length);
  }
}
