import { expect, it } from "@jest/globals";
import { HubError } from "../../errors.js";
import { expectSame } from "../../testing/expect-same.js";
import { mutate } from "../../testing/mutate.js";
import type { Random } from "../../testing/random.js";
import { forSeeds } from "../../testing/seeds.js";
import { JsonRows } from "../read/json-rows.js";
import { CELL_MARK } from "../testing/outcome.js";
import { type Oracle, readByTheBook } from "./json-oracle.js";

const LISTS = ["value", "data.items", "data.more.items"];

const KEYS = [
  '"a"',
  '"a"',
  '"b"',
  '"é"',
  '"value"',
  '"data"',
  '"items"',
  '"more"',
  '"nextLink"',
  '"\\u0061"',
  '"__proto__"',
];
const PLAIN = [
  ...["null", "true", "false", "0", "-0", "-.5", ".25", "1e3", "1E-9", "12345678901234567890", "1e400"],
  ...['""', '"x"', '"Zoë"', '"€𝔘"', '"\\""', '"\\\\"', '"},{"', '"]"', '"\\u0022\\ud83d"', '"Ã«"', `"${CELL_MARK}"`],
];
const WORDS = [
  ...'{}[],:"\\',
  ...PLAIN,
  "\\u",
  "\u00a0",
  "\ufeff",
  "tru",
  "NaN",
  "'x'",
  "//",
  "}{",
  "},{",
  "]}",
  "[[[[",
];

/** JSON, or nearly so, in which whatever can go wrong stands close together. */
function jsonText(random: Random, levels: number): string {
  const blank = () => random.pick(["", "", "", " ", "\n", "\t\r"]);
  const several = (one: () => string) => Array.from({ length: random.below(4) }, one).join(`${blank()},${blank()}`);
  const kind = random.below(levels > 0 ? 5 : 3);
  if (kind < 3) return random.pick(PLAIN);
  if (kind === 3) return `[${blank()}${several(() => jsonText(random, levels - 1))}]`;
  return `{${several(() => `${random.pick(KEYS)}${blank()}:${blank()}${jsonText(random, levels - 1)}`)}${blank()}}`;
}

const rowText = (random: Random) => {
  const deep = random.below(40) === 0 ? 60 + random.below(8) : 0;
  if (deep > 0) return '{"a":'.repeat(deep) + jsonText(random, 2) + "}".repeat(deep);
  const cells = () => `${random.pick(KEYS)}:${jsonText(random, random.below(3))}`;
  return random.below(12) === 0 ? jsonText(random, 2) : `{${Array.from({ length: random.below(5) }, cells)}}`;
};

function fileText(random: Random): string {
  const count = random.below(random.below(50) === 0 ? 300 : 6);
  const list = `[${Array.from({ length: count }, () => rowText(random)).join(random.pick([",", " ,\n"]))}]`;
  const other = () => `${random.pick(KEYS)}:${jsonText(random, 3)}`;
  const around = (key: string, inner: string) =>
    `{${[...Array.from({ length: random.below(3) }, other), `"${key}" : ${inner}`, ...Array.from({ length: random.below(3) }, other)]}}`;
  return random.pick([
    () => list,
    () => `\ufeff ${list}\n`,
    () => around("value", list),
    () => around("data", around("items", list)),
    () => around("data", around("more", around("items", list))),
  ])();
}

/** Gives the reader the bytes in stretches of any length. */
function readInPieces(bytes: Buffer, random: Random): Oracle {
  const reader = new JsonRows("fuzz.json", LISTS);
  const found = { rows: [] as unknown[], lines: [] as number[], bad: [] as number[] };
  try {
    const longest = random.pick([3, 30, 300, bytes.length]);
    for (let start = 0, end = 4; start < bytes.length; start = end, end = start + 1 + random.below(longest)) {
      for (const { rows, lines, bad } of reader.take(Buffer.concat([reader.rest, bytes.subarray(start, end)]))) {
        found.rows.push(...rows);
        found.lines.push(...lines);
        found.bad.push(...bad.map(({ line }) => line));
      }
    }
    reader.end();
    return found;
  } catch (error) {
    if (!(error instanceof HubError) || error.fault !== "input" || error.message.includes(CELL_MARK)) throw error;
    return undefined;
  }
}

it("F-05: a JSON file gives the rows of the format's description, and no others, or is refused", async () => {
  const counts = { read: 0, refused: 0 };
  const ran = await forSeeds("F-05", { commit: 3_000, long: 1_000_000 }, (random) => {
    const whole = Buffer.from(fileText(random));
    const bytes = random.below(2) === 0 ? whole : mutate(whole, WORDS, random);
    const expected = readByTheBook(bytes, LISTS);
    expectSame(readInPieces(bytes, random), expected);
    counts[expected ? "read" : "refused"] += 1;
  });
  // Both must happen often, else the files are too tame or too wild to say anything.
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThanOrEqual(Math.floor(ran / 20));
});
