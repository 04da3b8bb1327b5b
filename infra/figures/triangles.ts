import type { Directions } from "./directions.js";
import { inverse, minus, times } from "./residues.js";
import type { Exchange, SpanningTeam, Sum } from "./spanning.js";
import { dot, type Effort, full, type Sparse, sparse, takeOff } from "./sparse.js";

/**
 * A team that keeps its members' amounts, a row per member and a column per column, as a product of two triangles:
 * `lower` · `upper`, the latter with ones on its diagonal. Both stay about as sparse as the amounts are, and grow by a row and
 * a column.
 */
export class Triangles implements SpanningTeam {
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

  get members(): readonly number[] {
    return this.#members;
  }

  beyond(column: number): Sum {
    return this.directions.sumOf(this.#beyond(column));
  }

  /** What each column counts in what is beyond the team's columns. */
  #beyond(column: number): Int32Array {
    if (this.#latest?.column === column) return this.#latest.factors;
    const above = this.#above(column);
    this.#climb(above);
    const factors = this.#atColumns(above.map((one) => minus(0, one)));
    factors[column] = 1;
    this.#latest = { column, factors };
    return factors;
  }

  near = (column: number): Iterable<number> => this.directions.inColumn(column);

  aloneWith(member: number): Sum {
    const only = Int32Array.from(this.#members, (one) => (one === member ? 1 : 0));
    this.#descend(only);
    this.#climb(only);
    return this.directions.sumOf(this.#atColumns(only));
  }

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

  exchange(steps: readonly Exchange[]): void {
    const waiting = new Set(this.#members);
    for (const { leaves, comes } of steps) {
      waiting.delete(leaves);
      waiting.add(comes);
    }
    this.#replace(waiting);
  }

  /** Makes the team of others, for the same columns. */
  #replace(waiting: Set<number>): void {
    const columns: number[] = [];
    // As far as they stay, those who came first stand as they do.
    const staying = this.#members.findIndex((member) => !waiting.has(member));
    while (staying >= 0 && this.#members.length > staying) {
      columns.unshift(this.#columns.at(-1) as number);
      this.leave();
    }
    for (const member of this.#members) waiting.delete(member);
    for (const column of columns) {
      const factors = this.#beyond(column);
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
