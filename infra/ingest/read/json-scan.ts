/** One value of a JSON list, by its place in the bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a scan found. */
export interface Scan {
  /** Complete values, in order. */
  readonly spans: readonly Span[];
  /** Where to go on: behind the last comma, or behind the bracket that ends the list. */
  readonly next: number;
  /** Whether the list ended. */
  readonly ended: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = [0x7b, 0x5b];
const CLOSE = [0x7d, 0x5d];
const END = 0x5d;

/** Finds the values of a list, from behind its bracket or behind a comma; knows strings, so no text can mislead it. */
export function scanValues(bytes: Buffer, from: number): Scan {
  const spans: Span[] = [];
  let start = from;
  let depth = 0;
  for (let i = from; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === QUOTE) {
      i = endOfString(bytes, i + 1);
    } else if (depth === 0 && byte === COMMA) {
      spans.push({ start, end: i });
      start = i + 1;
    } else if (depth === 0 && byte === END) {
      if (spans.length > 0 || !isBlank(bytes, start, i)) spans.push({ start, end: i });
      return { spans, next: i + 1, ended: true };
    } else if (OPEN.includes(byte)) {
      depth += 1;
    } else if (CLOSE.includes(byte)) {
      depth -= 1;
    }
  }
  return { spans, next: start, ended: false };
}

/** Place of the quote that ends a string; the end of the bytes when there is none. */
export function endOfString(bytes: Buffer, from: number): number {
  for (let i = from; i < bytes.length; i += 1) {
    if (bytes[i] === BACKSLASH) i += 1;
    else if (bytes[i] === QUOTE) return i;
  }
  return bytes.length;
}

/** First place that is not blank; the end when there is none. */
export function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09))
    at += 1;
  return at;
}

const isBlank = (bytes: Buffer, from: number, to: number) => skipBlanks(bytes, from) >= to;
