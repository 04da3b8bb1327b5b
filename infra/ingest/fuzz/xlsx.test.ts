import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { mutate } from "../../testing/mutate.js";
import type { Random } from "../../testing/random.js";
import { forSeeds } from "../../testing/seeds.js";
import { openXlsx } from "../read/read-xlsx.js";
import { CELL_MARK, outcomeOf } from "../testing/outcome.js";
import { readAll } from "../testing/read-all.js";
import { partsOf, zipOfParts } from "../testing/xlsx-build.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-fuzz-xlsx-"));
});
afterAll(() => rm(folder, { recursive: true }));

const PARTS = partsOf({
  rows: [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>Begin</v></c></row>',
    `<row r="2" hidden="1"><c r="A2"><v>0.30000000000000004</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>45505</v></c></row>`,
    `<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="inlineStr"><is><r><t>${CELL_MARK}</t></r></is></c></row>`,
    '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c></row>',
  ].join(""),
  texts: ["Nr", "Naam", `${CELL_MARK} Zoë`],
  formats: ["General", "dd-mm-yyyy"],
  others: [{ name: "Blad2", rows: "" }],
});

const WHOLE = zipOfParts(PARTS);

const WORDS = [
  "<",
  ">",
  "/>",
  "<row>",
  "</row>",
  "<c>",
  "<v>",
  '<c t="s">',
  "&#",
  "]]>",
  "<!DOCTYPE x [",
  'r="XFD9"',
  'r="1"',
  "1E400",
  "-1",
  "PK\x03\x04",
  "PK\x01\x02",
  "PK\x05\x06",
  Buffer.alloc(4, 0xff),
  Buffer.alloc(8),
];

/** A part of the workbook mutated, the archive around it whole. */
function withMutatedPart(random: Random): Buffer {
  const name = random.pick(Object.keys(PARTS));
  return zipOfParts({
    ...PARTS,
    [name]: { data: mutate(Buffer.from(PARTS[name] ?? ""), WORDS, random), stored: true },
  });
}

it("F-04: a workbook with a mutated part gives rows or is refused, and shows no cell", async () => {
  const path = join(folder, "part.xlsx");
  const counts = { read: 0, refused: 0 };
  const ran = await forSeeds("F-04", { commit: 700, long: 350_000 }, async (random) => {
    await writeFile(path, withMutatedPart(random));
    const outcome = await outcomeOf(readAll(openXlsx(path, { sheet: random.pick([undefined, "Blad1"]) })));
    counts[outcome ? "read" : "refused"] += 1;
  });
  // Both must happen often, else the mutations are too weak or too strong to say anything.
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThanOrEqual(Math.floor(ran / 20));
});

it("F-04: a mutated archive says what the whole one says, or is refused", async () => {
  const path = join(folder, "archive.xlsx");
  await writeFile(path, WHOLE);
  const whole = await readAll(openXlsx(path, {}));
  await forSeeds("F-04", { commit: 300, long: 150_000 }, async (random) => {
    await writeFile(path, mutate(WHOLE, WORDS, random));
    const outcome = await outcomeOf(readAll(openXlsx(path, {})));
    if (outcome) expect(outcome).toEqual(whole);
  });
});
