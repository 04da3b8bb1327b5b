/** Visits the lines of a text, without their ends: CR LF, LF or CR alone. Nothing behind the last end is no line. */
export function forEachLine(text: string, visit: (line: string) => void): void {
  let cr = find(text, "\r", 0);
  let lf = find(text, "\n", 0);
  for (let start = 0; start < text.length; ) {
    const end = Math.min(cr, lf);
    visit(text.slice(start, end));
    start = end + (lf === cr + 1 ? 2 : 1);
    if (cr < start) cr = find(text, "\r", start);
    if (lf < start) lf = find(text, "\n", start);
  }
}

function find(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** How many bytes a code unit takes, and where the one stands that tells a line end: 0 in all others. */
export type Units = "bytes" | "utf-16le" | "utf-16be";

/**
 * Where the last line ends that is whole, behind its end; 0 when none is. A CR at the very end may still be followed by
 * its LF: it ends nothing yet.
 */
export function endOfLastLine(bytes: Buffer, units: Units): number {
  const width = units === "bytes" ? 1 : 2;
  const whole = bytes.length - (bytes.length % width);
  return Math.max(lastUnit(bytes, 0x0a, whole, units), lastUnit(bytes, 0x0d, whole - width, units)) + width;
}

/** Place of the last unit of a value among the first bytes; minus a unit when there is none. */
function lastUnit(bytes: Buffer, value: number, length: number, units: Units): number {
  if (units === "bytes") return length > 0 ? bytes.lastIndexOf(value, length - 1) : -1;
  const low = units === "utf-16le" ? 0 : 1;
  for (let at = length - 2; at >= 0; at -= 2) {
    if (bytes[at + low] === value && bytes[at + 1 - low] === 0) return at;
  }
  return -2;
}
