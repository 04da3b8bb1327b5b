import { inverse, minus, residue, times } from "./residues.js";

/**
 * A vector of whole numbers as a direction: multiples of one vector are equal, entry by entry; undefined for all noughts.
 * Entries are residues of a prime, so that everything is exact; two directions that are apart over the fractions fall
 * together only where that prime divides what keeps them apart, which no choice of who is counted when brings about.
 */
export function directionOf(vector: readonly number[]): number[] | undefined {
  const residues = vector.map(residue);
  const lead = residues.find((one) => one !== 0);
  if (lead === undefined) return undefined;
  const scale = inverse(lead);
  return residues.map((one) => times(one, scale));
}

/** All combinations of the directions that have been added. */
export class Span {
  /** Rows of which the first entry is 1, by its place; none has another row's place filled before it. */
  readonly #rows = new Map<number, readonly number[]>();

  /** Number of directions that are no combination of others. */
  get rank(): number {
    return this.#rows.size;
  }

  /** Adds a direction; false when it was a combination of those before. */
  add(direction: readonly number[]): boolean {
    const rest = [...direction];
    for (let place = 0; place < rest.length; place += 1) {
      const entry = rest[place] as number;
      if (entry === 0) continue;
      const row = this.#rows.get(place);
      if (!row) {
        const scale = inverse(entry);
        this.#rows.set(
          place,
          rest.map((one) => times(one, scale)),
        );
        return true;
      }
      for (let at = place; at < rest.length; at += 1) {
        rest[at] = minus(rest[at] as number, times(entry, row[at] as number));
      }
    }
    return false;
  }
}
