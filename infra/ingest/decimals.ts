import type { Decimal } from "../values.js";
import type { DecimalForm } from "./cell.js";

/** Digits in full groups of three by a sign, the first of them not a zero: `0.800` is no eight hundred. */
const grouped = (sign: string) => String.raw`[1-9]\d{0,2}(?:[${sign}]\d{3})+`;

const FORMS: Readonly<Record<DecimalForm, RegExp>> = {
  comma: new RegExp(String.raw`^(-?)(${grouped(".")}|\d*)(?:,(\d+))?$`),
  point: new RegExp(String.raw`^(-?)(${grouped(",")}|\d*)(?:\.(\d+))?$`),
  either: /^(-?)(\d*)(?:[.,](\d+))?$/,
};

/** What each form looks like, for messages; null where no example is needed. */
export const DECIMAL_EXAMPLES: Readonly<Record<DecimalForm, string | null>> = {
  comma: "1.234,56",
  point: "1,234.56",
  either: null,
};

/**
 * Normal form of a decimal, `-,5` → `-0.5`; undefined when it is none in the form. A minus stands in front; a plus, an
 * exponent, a percent sign or a blank stands nowhere.
 */
export function readDecimal(text: string, form: DecimalForm = "either"): Decimal | undefined {
  const match = FORMS[form].exec(text);
  if (!match || (match[2] === "" && match[3] === undefined)) return undefined;
  const whole = (match[2] ?? "").replace(/[.,]/g, "").replace(/^0+(?=\d)/, "") || "0";
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

/** What decimals are together, exactly; 0 without any. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  const digits = Math.max(0, ...values.map(decimalsOf));
  return format(
    values.reduce((total, value) => total + unscaled(value, digits), 0n),
    digits,
  );
}

/**
 * The part that each of some amounts, none below 0, is of their sum, with so many decimals, so that they are 1 together:
 * what rounding down leaves goes to those that lost most by it, of equals to the first. Undefined where the sum is 0.
 */
export function sharesOf(values: readonly Decimal[], scale: number): readonly Decimal[] | undefined {
  const digits = Math.max(0, ...values.map(decimalsOf));
  const amounts = values.map((value) => unscaled(value, digits) * 10n ** BigInt(scale));
  const whole = values.reduce((total, value) => total + unscaled(value, digits), 0n);
  if (whole === 0n) return undefined;
  const floors = amounts.map((amount) => amount / whole);
  const left = 10n ** BigInt(scale) - floors.reduce((total, floor) => total + floor, 0n);
  const byLoss = [...amounts.keys()].sort((a, b) => {
    const more = ((amounts[b] as bigint) % whole) - ((amounts[a] as bigint) % whole);
    return more < 0n ? -1 : Number(more > 0n);
  });
  const raised = new Set(byLoss.slice(0, Number(left)));
  return floors.map((floor, index) => format(floor + (raised.has(index) ? 1n : 0n), scale));
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
