import type { Decimal } from "../values.js";

/**
 * A part of a whole in percent, as text with exactly so many decimals, rounded half away from zero: `25.71`, `-6.63`.
 * Both are whole numbers of one unit. Exact: nothing passes through a float.
 * @throws RangeError when the whole is not above zero
 */
export function percentOf(part: bigint, whole: bigint, decimals: number): Decimal {
  requireAboveZero(whole);
  const magnitude = part < 0n ? -part : part;
  const doubled = (magnitude * 200n * 10n ** BigInt(decimals)) / whole;
  return fixed(halfUp(doubled), part < 0n, decimals);
}

/**
 * What grew from one amount to another in some years, in percent a year as each year multiplies what the one before
 * left (geometric), as text with exactly so many decimals, rounded half away from zero. Exact, as `percentOf`.
 * @throws RangeError when the first amount is not above zero, the last is below it, or there is no whole year between
 */
export function growthPerYear(from: bigint, to: bigint, years: number, decimals: number): Decimal {
  requireAboveZero(from);
  if (to < 0n) throw new RangeError("growth: expected an amount of zero or more to grow to");
  if (!Number.isInteger(years) || years < 1)
    throw new RangeError("growth: expected a whole number of years, 1 or more");
  // The factor of one year, in halves of the last decimal of a percentage.
  const one = 200n * 10n ** BigInt(decimals);
  const power = BigInt(years);
  const target = to * one ** power;
  const factor = rootOf(target / from, power);
  // The root is rounded down: of a loss that is a half more than there was, unless it comes out even.
  const doubled = factor >= one ? factor - one : one - factor - (factor ** power * from === target ? 0n : 1n);
  return fixed(halfUp(doubled), factor < one, decimals);
}

function requireAboveZero(whole: bigint): void {
  if (whole <= 0n) throw new RangeError("percentage: expected a whole above zero");
}

/** Halves, rounded down to a whole number of them, to the nearest whole; a half goes up. */
const halfUp = (halves: bigint): bigint => (halves + 1n) / 2n;

/** The largest whole number that, to this power, is not more than a whole number. Newton's method, from above. */
function rootOf(number: bigint, power: bigint): bigint {
  if (number < 2n) return number;
  let root = 1n << (BigInt(number.toString(2).length) / power + 1n);
  for (;;) {
    const next = ((power - 1n) * root + number / root ** (power - 1n)) / power;
    if (next >= root) return root;
    root = next;
  }
}

function fixed(units: bigint, isNegative: boolean, decimals: number): Decimal {
  const digits = units.toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return isNegative && units !== 0n ? `-${text}` : text;
}
