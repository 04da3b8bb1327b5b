import type { Decimal } from "@regiohub/infra/values";

/** Decimals that FTE have here. */
const DECIMALS = 4;

/** An exact decimal in ten-thousandths, further decimals rounded. */
export function tenThousandths(text: Decimal): bigint {
  const [, sign, whole = "", decimals = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
  const amount = divided(
    BigInt(whole + decimals.padEnd(DECIMALS, "0")),
    10n ** BigInt(Math.max(0, decimals.length - DECIMALS)),
  );
  return sign ? -amount : amount;
}

/** Ten-thousandths as exact text, `-0.5000`. */
export function decimalOf(amount: bigint): Decimal {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(DECIMALS + 1, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

/** Ten-thousandths as others are given them: to two decimals, rounded once, after all has been added up. */
export function fullTimes(amount: bigint): Decimal {
  const rounded = divided(amount, 100n);
  return decimalOf(rounded * 100n).slice(0, -2);
}

/** Divides whole numbers and rounds the half away from nothing. */
export function divided(amount: bigint, by: bigint): bigint {
  const [size, of] = [amount < 0n ? -amount : amount, by < 0n ? -by : by];
  const rounded = (size * 2n + of) / (of * 2n);
  return amount < 0n === by < 0n ? rounded : -rounded;
}

/**
 * Shares a whole number out by weight, so that the parts add up to it: what is left over when all are rounded down goes,
 * one each, to the parts that lost most, the first of equals. Weights that are all nothing count as equal ones.
 * @param amount not below nothing, as the weights
 */
export function sharedOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n)
    return weights.length === 0
      ? []
      : sharedOut(
          amount,
          weights.map(() => 1n),
        );
  const parts = weights.map((weight) => (amount * weight) / total);
  const left = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const lost = (index: number) => (amount * (weights[index] ?? 0n)) % total;
  const byLoss = [...weights.keys()].sort((one, other) => compare(lost(other), lost(one)) || one - other);
  for (const index of byLoss.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

const compare = (one: bigint, other: bigint) => (one < other ? -1 : one > other ? 1 : 0);
