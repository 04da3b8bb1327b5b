import { DEPTH_MAX } from "./json-path.js";

/** What counting the values of a list found. */
export interface Tally {
  /** Quotes that their text must have; NaN when one of them is too deep. */
  readonly quotes: number;
  /** Whether each is an object with just the given keys, in order, and plain values. */
  readonly uniform: boolean;
}

/**
 * Counts the quotes that the text of a list must have: two for each key and each string. A parser keeps one value per
 * key, so a text with a key that stands twice has more of them; so does one with an escaped quote, and no other.
 */
export function tally(values: readonly unknown[], keys: readonly string[] = []): Tally {
  let quotes = 0;
  let uniform = true;
  for (const row of values) {
    let place = 0;
    if (!isObject(row)) {
      quotes += quotesOf(row, 1);
      uniform = false;
      continue;
    }
    for (const key in row) {
      if (key !== keys[place]) uniform = false;
      place += 1;
      const cell = row[key];
      if (typeof cell === "string") quotes += 2;
      else if (typeof cell === "object" && cell !== null) {
        quotes += quotesOf(cell, 2);
        uniform = false;
      }
    }
    quotes += 2 * place;
    if (place !== keys.length) uniform = false;
  }
  return { quotes, uniform };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function quotesOf(value: unknown, depth: number): number {
  if (typeof value === "string") return 2;
  if (typeof value !== "object" || value === null) return 0;
  if (depth > DEPTH_MAX) return Number.NaN;
  let quotes = Array.isArray(value) ? 0 : 2 * Object.keys(value).length;
  for (const inner of Object.values(value)) quotes += quotesOf(inner, depth + 1);
  return quotes;
}

/** Whether each key stands once in an object, and nothing is deeper than may be, by the text that it came from. */
export const isAsCounted = (bytes: Buffer, text: string, quotes: number): boolean => {
  const counted = countQuotes(bytes);
  return counted === quotes || counted - escapedQuotes(text) === quotes;
};

const QUOTE = 0x22;
/** Below this, four at a time is no faster. */
const FEW_BYTES = 64;

/** How often the byte `"` stands in some bytes. */
export function countQuotes(bytes: Buffer): number {
  if (bytes.length < FEW_BYTES) return countSingly(bytes);
  const start = -bytes.byteOffset & 3;
  const fours = new Int32Array(bytes.buffer, bytes.byteOffset + start, (bytes.length - start) >> 2);
  const rest = countSingly(bytes.subarray(0, start)) + countSingly(bytes.subarray(start + 4 * fours.length));
  return rest + countInFours(fours);
}

function countSingly(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === QUOTE) count += 1;
  return count;
}

/** Four bytes at a time: each keeps its own count in the same place of another word, until that could overflow. */
function countInFours(fours: Int32Array): number {
  let count = 0;
  for (let i = 0; i < fours.length; ) {
    let counts = 0;
    for (const end = Math.min(i + 255, fours.length); i < end; i += 1) {
      const other = (fours[i] as number) ^ 0x22222222; // a byte is 0 where the quote is
      const nonZero = ((other & 0x7f7f7f7f) + 0x7f7f7f7f) | other; // its highest bit says so
      counts = (counts + ((~nonZero >>> 7) & 0x01010101)) | 0;
    }
    count += (counts & 255) + ((counts >>> 8) & 255) + ((counts >>> 16) & 255) + (counts >>> 24);
  }
  return count;
}

function escapedQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at + 2)) if (text[at + 1] === '"') count += 1;
  return count;
}
