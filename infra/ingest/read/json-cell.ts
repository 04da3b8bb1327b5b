import { type CellReader, Invalid, invalid, type Row } from "../cell.js";
import type { Step } from "./json-path.js";

const ONE_VALUE = invalid("one value, not a list or an object", "één waarde, geen lijst of object");
const SHORTER = invalid("so long a number in quotes", "zo'n lang getal tussen aanhalingstekens");
const AROUND = invalid("an object or a list around it", "een object of een lijst eromheen");

/** Reader of what stands at a path in a row, as text; null when it is not there. */
export function jsonCell(path: readonly Step[]): CellReader {
  const [key = "", ...deeper] = path;
  // What every object has by birth is no cell.
  if (deeper.length > 0 || key in Object.prototype) {
    return (row) => {
      const value = valueAt(row, path);
      return value instanceof Invalid ? value : textOf(value);
    };
  }
  return (row) => textOf((row as Readonly<Record<string, unknown>>)[key]);
}

function valueAt(row: Row, path: readonly Step[]): unknown {
  let value: unknown = row;
  for (const step of path) {
    if (value === null || value === undefined) return null;
    if (typeof value !== "object" || Array.isArray(value) !== (typeof step === "number")) return AROUND;
    value = Object.hasOwn(value, step) ? (value as Readonly<Record<Step, unknown>>)[step] : null;
  }
  return value;
}

/** Text of a JSON value; numbers keep their digits or are refused. */
function textOf(value: unknown): string | null | Invalid {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return ONE_VALUE;
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) return SHORTER;
  const text = String(value);
  return text.includes("e") ? withoutExponent(text) : text;
}

/** `1.5e-7` → `0.00000015`. Large numbers never come here: they are no safe integers. */
const withoutExponent = (text: string): string =>
  text.replace(
    /(\d)(?:\.(\d+))?e-(\d+)$/,
    (_, first: string, rest: string | undefined, exponent: string) =>
      `0.${"0".repeat(Number(exponent) - 1)}${first}${rest ?? ""}`,
  );
