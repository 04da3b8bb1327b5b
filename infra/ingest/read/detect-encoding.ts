import { isAscii, isUtf8 } from "node:buffer";
import { byteOrderMark, decodeStrict, type Encoding } from "./encoding.js";
import { AccentCount, accentsIn } from "./encoding-signs.js";
import { forEachLine } from "./lines.js";

/** What the bytes of a file say about its encoding. */
export interface Detected {
  readonly encoding: Encoding;
  /** `certain`: by its mark or its form; `likely`: by how accents stand in words; `open`: nothing tells, ask. */
  readonly sure: "certain" | "likely" | "open";
}

/** Bytes that are looked at. */
const SAMPLE = 256 * 1024;

/**
 * The encoding that bytes seem to be in.
 * @param bytes Begin of a file; only the first 256 KB count. It may end within a character.
 */
export function detectEncoding(bytes: Buffer): Detected {
  const sample = bytes.subarray(0, SAMPLE);
  const { encoding: marked } = byteOrderMark(sample, "the sample");
  if (marked) return { encoding: marked, sure: "certain" };
  const wide = unmarkedUtf16(sample);
  if (wide) return { encoding: wide, sure: "certain" };
  if (isAscii(sample)) return { encoding: "utf-8", sure: "open" };
  if (isUtf8(withoutCutCharacter(sample))) return { encoding: "utf-8", sure: "certain" };
  const [latin, mac] = [new AccentCount(), new AccentCount()];
  forEachLine(sample.toString("latin1"), (line) => {
    const accents = Buffer.from(accentsIn(line), "latin1");
    latin.see(decodeStrict(accents, "windows-1252"));
    mac.see(decodeStrict(accents, "macroman"));
  });
  if (latin.isWrong === mac.isWrong) return { encoding: "windows-1252", sure: "open" };
  return { encoding: latin.isWrong ? "macroman" : "windows-1252", sure: "likely" };
}

/** How many of the first bytes are zero, in the first and in the second half of each pair. */
function zeros(bytes: Buffer): { readonly pairs: number; readonly first: number; readonly second: number } {
  const pairs = Math.min(bytes.length, 8192) >> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first += 1;
    if (bytes[at + 1] === 0) second += 1;
  }
  return { pairs, first, second };
}

/** UTF-16 without a mark, by its zeros: every character of ASCII has one, in the same half of its two bytes. */
export function unmarkedUtf16(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const { pairs, first, second } = zeros(bytes);
  if (second * 2 > pairs && first * 10 < pairs) return "utf-16le";
  return first * 2 > pairs && second * 10 < pairs ? "utf-16be" : undefined;
}

/** Whether bytes that should be UTF-16 may be: delimiters and line ends have their zeros in the half of that order. */
export function fitsUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): boolean {
  const { first, second } = zeros(bytes);
  return encoding === "utf-16le" ? second > first : first > second;
}

/** Without the bytes of a character that may have been cut off. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return (bytes[at] ?? 0) >= 0xc0 ? bytes.subarray(0, at) : bytes;
}
