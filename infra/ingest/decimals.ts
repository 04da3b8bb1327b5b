import type { Decimal } from "../values.js";

const DECIMAL = /^([+-]?)(\d*)(?:[.,](\d+))?$/;

/** Normal form of a decimal written with a point or a comma, `-,5` → `-0.5`; undefined when it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (!match || (match[2] === "" && match[3] === undefined)) return undefined;
  const whole = (match[2] ?? "").replace(/^0+(?=\d)/, "") || "0";
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const digits = fraction ? `${whole}.${fraction}` : whole;
  return match[1] === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** Rounds half away from zero to a number of decimals; exact, as text. */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  const point = value.indexOf(".");
  if (point < 0 || value.length - point - 1 <= scale) return value;
  return format(
    divideHalfUp(unscaled(value, value.length - point - 1), 10n ** BigInt(value.length - point - 1 - scale)),
    scale,
  );
}

/** `a / b` rounded half away from zero to a number of decimals: `divideDecimals("32", "36.86", 4)`. */
export function divideDecimals(a: Decimal, b: Decimal, scale: number): Decimal {
  const digits = Math.max(decimalsOf(a), decimalsOf(b));
  return format(divideHalfUp(unscaled(a, digits) * 10n ** BigInt(scale), unscaled(b, digits)), scale);
}

const decimalsOf = (value: Decimal) => {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
};

const unscaled = (value: Decimal, digits: number) =>
  BigInt(value.replace(".", "") + "0".repeat(digits - decimalsOf(value)));

function divideHalfUp(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

function format(value: bigint, scale: number): Decimal {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return readDecimal(negative ? `-${text}` : text) ?? text;
}
