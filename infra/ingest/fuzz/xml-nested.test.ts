import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { mutate } from "../../testing/mutate.js";
import { forSeeds } from "../../testing/seeds.js";
import type { NestedRecords } from "../dialect.js";
import { openNestedXml } from "../read/read-xml-nested.js";
import { CELL_MARK, outcomeOf } from "../testing/outcome.js";
import { readAll } from "../testing/read-all.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-fuzz-nested-"));
});
afterAll(() => rm(folder, { recursive: true }));

const shape: NestedRecords = {
  records: [["house", "floor", "room"], ["street"]],
  without: ["history"],
  field: { name: "code", value: "value", words: "meaning" },
};

const text = "Dorpsstraat 12, naast de kerk en tegenover de bakker. ".repeat(4);
const field = `<t>${text}</t><a><code>K1</code><value>${CELL_MARK} Zoë</value><meaning>wit</meaning></a><b code="K2" value="x"/>`;
const house = `<house>${field}<floor><level>1</level><room>${field}</room><history>${field}</history></floor></house>`;
const FILES = [
  Buffer.from(`<houses xmlns="urn:x">${house.repeat(3)}</houses>`),
  Buffer.from(`<?xml version="1.0" encoding="windows-1252"?><houses>${house}</houses>`, "latin1"),
  Buffer.from(`\ufeff<streets><street><name>${text}</name></street></streets>`, "utf16le"),
];

const WORDS = [
  "<house>",
  "</house>",
  "<floor>",
  "</floor>",
  "<room/>",
  "<street/>",
  "<history>",
  "<code>K1</code>",
  "<value>",
  "</value>",
  "@record",
  "\0",
  "<![CDATA[",
  "<!DOCTYPE x>",
  Buffer.from([0xff, 0xfe]),
];

it("reads the files as they are", async () => {
  const path = join(folder, "houses.xml");
  for (const [index, file] of FILES.entries()) {
    await writeFile(path, file);
    const { rows, bad } = await readAll(openNestedXml(path, shape));
    expect([rows.length, bad]).toEqual([[9, 3, 1][index], []]);
  }
});

it("F-03: mutated records within records give rows or are refused, and show no cell", async () => {
  const path = join(folder, "houses.xml");
  const counts = { read: 0, refused: 0 };
  const ran = await forSeeds("F-03", { commit: 1_000, long: 500_000 }, async (random) => {
    await writeFile(path, mutate(random.pick(FILES), WORDS, random));
    const outcome = await outcomeOf(readAll(openNestedXml(path, shape)));
    counts[outcome ? "read" : "refused"] += 1;
  });
  // Both must happen often, else the mutations are too weak or too strong to say anything.
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThanOrEqual(Math.floor(ran / 20));
});
