/** Largest prime below 2^26: products of two residues are exact in a double. */
const PRIME = 67_108_859;

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
  return residues.map((one) => (one * scale) % PRIME);
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
          rest.map((one) => (one * scale) % PRIME),
        );
        return true;
      }
      for (let at = place; at < rest.length; at += 1) {
        rest[at] = residue((rest[at] as number) - ((entry * (row[at] as number)) % PRIME));
      }
    }
    return false;
  }
}

const residue = (number: number): number => ((number % PRIME) + PRIME) % PRIME;

/** By Euclid: what makes 1 of a residue. */
function inverse(of: number): number {
  let [a, b, x, y] = [of, PRIME, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return residue(x);
}
