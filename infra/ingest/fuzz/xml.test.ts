import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { mutate } from "../../testing/mutate.js";
import { forSeeds } from "../../testing/seeds.js";
import { openXml } from "../read/read-xml.js";
import { CELL_MARK, outcomeOf } from "../testing/outcome.js";
import { readAll } from "../testing/read-all.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-fuzz-xml-"));
});
afterAll(() => rm(folder, { recursive: true }));

const row = (n: number) =>
  `<Row><Nr>${n}</Nr><Naam>${CELL_MARK} Zoë &amp; Ömer</Naam><Eind xsi:nil="true"/><Fte><![CDATA[0.8]]></Fte></Row>`;
const rows = [1, 2, 3].map(row).join("\n");
const connector = `<Employments xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${rows}</Employments>`;
const envelope = `<?xml version="1.0" encoding="utf-8"?>\n<root xmlns:xsi="x"><skip>0</skip><take>9</take><rows>${rows}</rows></root>`;

const FILES = [
  Buffer.from(connector),
  Buffer.from(`\ufeff${envelope}`),
  Buffer.from(`<?xml version="1.0" encoding="windows-1252"?>${connector}`, "latin1"),
  Buffer.from(`\ufeff${connector}`, "utf16le"),
];

const WORDS = [
  "<",
  ">",
  "/>",
  "</Row>",
  "<Row>",
  "<rows>",
  "</rows>",
  "&#",
  "&lt;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?",
  "?>",
  "<!DOCTYPE x [",
  "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
  'nil="true"',
  "\0",
  "\ud83d",
  "\ufffe",
  Buffer.from([0xff, 0xfe]),
];

it("F-03: a mutated file gives rows or is refused, and shows no cell", async () => {
  const path = join(folder, "rows.xml");
  const counts = { read: 0, refused: 0 };
  const ran = await forSeeds("F-03", { commit: 2_000, long: 1_000_000 }, async (random) => {
    await writeFile(path, mutate(random.pick(FILES), WORDS, random));
    const outcome = await outcomeOf(readAll(openXml(path, { row: random.pick([undefined, undefined, "Row"]) })));
    counts[outcome ? "read" : "refused"] += 1;
  });
  // Both must happen often, else the mutations are too weak or too strong to say anything.
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThanOrEqual(Math.floor(ran / 20));
});
