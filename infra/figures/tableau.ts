import type { Directions } from "./directions.js";
import { inverse, minus, plus, times } from "./residues.js";
import type { Exchange, SpanningTeam, Sum } from "./spanning.js";
import type { Effort } from "./sparse.js";

/** Column by column who is in it and with what: the same for all teams. */
export class Everybody {
  readonly #members: Int32Array[];
  readonly #amounts: Int32Array[];
  /** Those who are in the most columns first: with them the fewest have to be fetched out of other teams later. */
  readonly order: Int32Array;

  constructor(
    directions: Directions,
    readonly columns: number,
  ) {
    const [members, amounts] = [0, 1].map(() => Array.from({ length: columns }, (): number[] => []));
    const lengths = Array.from(directions.persons.keys(), (direction) => {
      const { places, entries } = directions.amountsIn(direction);
      for (let at = 0; at < places.length; at += 1) {
        members?.[places[at] as number]?.push(direction);
        amounts?.[places[at] as number]?.push(entries[at] as number);
      }
      return places.length;
    });
    this.#members = (members ?? []).map((list) => Int32Array.from(list));
    this.#amounts = (amounts ?? []).map((list) => Int32Array.from(list));
    this.order = Int32Array.from(lengths.keys()).sort(
      (one, other) => (lengths[other] as number) - (lengths[one] as number),
    );
  }

  /** How many directions there are. */
  get number(): number {
    return this.order.length;
  }

  /** Adds to what everybody has a column, so many times. */
  add(sums: Int32Array, column: number, factor: number, effort: Effort): void {
    const [members, amounts] = [this.#members[column] as Int32Array, this.#amounts[column] as Int32Array];
    for (let at = 0; at < members.length; at += 1) {
      const [direction, amount] = [members[at] as number, amounts[at] as number];
      sums[direction] = plus(sums[direction] as number, amount === 1 ? factor : times(factor, amount));
    }
    effort.products += members.length;
  }
}

/**
 * A team that keeps of everybody by what its members combine to them: so it need not be reckoned who can take whose place.
 * That is by far quicker where nearly all are in some team, and takes as many numbers as there are people times columns.
 *
 * Beside the people stands, for each column, somebody who is in it alone, once, and is nobody: what those are is what
 * sums of the columns are, and who has to leave with a column.
 */
export class Tableau implements SpanningTeam {
  readonly members: number[] = [];
  readonly #columns: number[] = [];
  /** Of each member how often everybody has them. */
  readonly #shares: Int32Array[] = [];
  /** What is beyond the team's columns of the one that was asked about last, while the team is as it was. */
  #latest: { readonly column: number; readonly amounts: Int32Array } | undefined;

  constructor(
    private readonly everybody: Everybody,
    private readonly effort: Effort,
  ) {}

  beyond(column: number): Sum {
    return this.#sum(this.#beyond(column));
  }

  near = (): Iterable<number> => this.everybody.order;

  aloneWith(member: number): Sum {
    return this.#sum(this.#shares[this.members.indexOf(member)] as Int32Array);
  }

  join(member: number, column: number): void {
    const amounts = this.#beyond(column);
    this.#eliminate(amounts, member);
    this.#shares.push(amounts);
    this.members.push(member);
    this.#columns.push(column);
  }

  leave(): number | undefined {
    const column = this.#columns.pop();
    if (column === undefined) return undefined;
    const alone = this.everybody.number + column;
    const at = this.#shares.findLastIndex((shares) => shares[alone] !== 0);
    const [shares] = this.#shares.splice(at, 1) as [Int32Array];
    this.#eliminate(shares, alone);
    const [member] = this.members.splice(at, 1);
    return member;
  }

  exchange(steps: readonly Exchange[]): void {
    for (const { leaves, comes } of steps) {
      const at = this.members.indexOf(leaves);
      const [shares] = this.#shares.splice(at, 1) as [Int32Array];
      this.#eliminate(shares, comes);
      this.#shares.push(shares);
      this.members.splice(at, 1);
      this.members.push(comes);
    }
  }

  #sum(amounts: Int32Array): Sum {
    const { number, order } = this.everybody;
    this.effort.products += number; // they are looked at, one by one
    return {
      has: (direction) => amounts[direction] !== 0,
      hasAny: () => amounts.subarray(0, number).some((amount) => amount !== 0),
      reach: () => order,
    };
  }

  /** What everybody has in a column less what the team's columns combine to for its members. */
  #beyond(column: number): Int32Array {
    if (this.#latest?.column === column) return this.#latest.amounts;
    const { number, columns } = this.everybody;
    const amounts = new Int32Array(number + columns);
    const factors = amounts.subarray(number);
    this.everybody.add(amounts, column, 1, this.effort);
    const own = Int32Array.from(this.#columns, (one) => number + one);
    const inColumn = this.members.map((member) => amounts[member] as number);
    for (const [at, amount] of inColumn.entries()) {
      if (amount !== 0) this.#takeOff(amounts, this.#shares[at] as Int32Array, amount, own);
    }
    for (const one of this.#columns) {
      const factor = factors[one] as number;
      if (factor !== 0) this.everybody.add(amounts, one, factor, this.effort);
    }
    factors[column] = 1;
    this.#latest = { column, amounts };
    return amounts;
  }

  /**
   * Takes a sum off each member's, as often as leaves somebody out of them; that one has it once then.
   * @throws Error when they are not in it
   */
  #eliminate(amounts: Int32Array, who: number): void {
    this.#latest = undefined;
    const amount = amounts[who] as number;
    if (amount === 0) throw new Error("A team was to be made of people whose amounts are not independent.");
    const scale = inverse(amount);
    const places = placesIn(amounts);
    if (scale !== 1) for (const at of places) amounts[at] = times(amounts[at] as number, scale);
    for (const shares of this.#shares) {
      const share = shares[who] as number;
      if (share !== 0) this.#takeOff(shares, amounts, share, places);
    }
  }

  /** Takes some amounts off others, so many times; most have somebody once. */
  #takeOff(all: Int32Array, amounts: Int32Array, share: number, places: Int32Array): void {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as number;
      const amount = amounts[place] as number;
      all[place] = minus(all[place] as number, share === 1 ? amount : times(share, amount));
    }
    this.effort.products += places.length;
  }
}

/** Where there is something. */
function placesIn(amounts: Int32Array): Int32Array {
  const places = new Int32Array(amounts.length);
  let number = 0;
  for (let at = 0; at < amounts.length; at += 1) if (amounts[at] !== 0) places[number++] = at;
  return places.subarray(0, number);
}
