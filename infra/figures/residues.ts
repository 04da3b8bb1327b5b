/** Largest prime below 2^26: products of two residues are exact in a double. */
const PRIME = 67_108_859;

/** What is left of a whole number when the prime is taken off as often as it goes: from 0 up to, not including, it. */
export const residue = (number: number): number => ((number % PRIME) + PRIME) % PRIME;

const PER_PRIME = 1 / PRIME;

/** The residue of two residues' product. Rounding down is by far quicker than `%`, and off by one prime at most. */
export function times(one: number, other: number): number {
  const product = one * other;
  const rest = product - Math.floor(product * PER_PRIME) * PRIME;
  if (rest < 0) return rest + PRIME;
  return rest < PRIME ? rest : rest - PRIME;
}

/** The residue of a sum of residues. */
export const plus = (one: number, other: number): number => (one + other < PRIME ? one + other : one + other - PRIME);

/** The residue of a difference of residues. */
export const minus = (one: number, other: number): number => (one < other ? one - other + PRIME : one - other);

/** By Euclid: what makes 1 of a residue that is not 0. */
export function inverse(of: number): number {
  let [a, b, x, y] = [of, PRIME, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return residue(x);
}
