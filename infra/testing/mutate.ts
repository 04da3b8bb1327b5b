import type { Random } from "./random.js";

/** Most places that one mutation changes. */
const MOST_CHANGES = 4;

/**
 * A copy of some bytes with one to four things wrong: a bit flipped, a byte replaced, a stretch cut out, doubled, moved
 * or overwritten by another, the end cut off, or a word of the format put in.
 * @param words What the format gives meaning to: `<!DOCTYPE`, `]]>`.
 */
export function mutate(bytes: Buffer, words: readonly (string | Buffer)[], random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let changes = 1 + random.below(MOST_CHANGES); changes > 0 && result.length > 0; changes -= 1) {
    result = random.pick(CHANGES)(result, random, words);
  }
  return result;
}

type Change = (bytes: Buffer, random: Random, words: readonly (string | Buffer)[]) => Buffer;

const CHANGES: readonly Change[] = [
  (bytes, random) => withByte(bytes, random, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => withByte(bytes, random, () => random.below(256)),
  (bytes, random) => splice(bytes, stretch(bytes, random), Buffer.alloc(0)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const { start, end } = stretch(bytes, random);
    return splice(bytes, { start: end, end }, bytes.subarray(start, end));
  },
  (bytes, random) => {
    const { start, end } = stretch(bytes, random);
    return splice(bytes, stretch(bytes, random), bytes.subarray(start, end));
  },
  (bytes, random, words) => {
    const at = random.below(bytes.length + 1);
    return splice(bytes, { start: at, end: at }, Buffer.from(random.pick(words)));
  },
];

function withByte(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const at = random.below(bytes.length);
  bytes[at] = change(bytes[at] as number);
  return bytes;
}

/** A part of the bytes: mostly a few of them, at times many. */
function stretch(bytes: Buffer, random: Random): { start: number; end: number } {
  const start = random.below(bytes.length);
  const longest = random.below(8) === 0 ? bytes.length : 32;
  return { start, end: Math.min(bytes.length, start + 1 + random.below(longest)) };
}

const splice = (bytes: Buffer, { start, end }: { start: number; end: number }, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(end)]);
