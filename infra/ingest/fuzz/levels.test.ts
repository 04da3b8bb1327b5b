import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { mutate } from "../../testing/mutate.js";
import { forSeeds } from "../../testing/seeds.js";
import { openJson } from "../read/read-json.js";
import { openXmlLevels } from "../read/read-xml-levels.js";
import type { OpenFile } from "../read.js";
import { CELL_MARK, outcomeOf } from "../testing/outcome.js";
import { readAll } from "../testing/read-all.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-fuzz-levels-"));
});
afterAll(() => rm(folder, { recursive: true }));

const room = { name: CELL_MARK, size: 12.5, wall: { colour: "wit", height: null } };
const house = {
  number: "12",
  text: "Dorpsstraat, naast de kerk. ".repeat(8),
  floors: [
    { level: 1, rooms: [room, room] },
    { level: 2, rooms: [] },
  ],
};
const element = `<house number="12"><text>${house.text}</text><floor level="1"><room><name>${CELL_MARK} Zoë</name><wall><colour>wit</colour></wall></room><room/></floor><floor/></house>`;

interface Form {
  readonly files: readonly Buffer[];
  readonly words: readonly (string | Buffer)[];
  open(path: string): Promise<OpenFile>;
}

const FORMS: Readonly<Record<"json" | "xml", Form>> = {
  json: {
    files: [{ data: { houses: [house, house, house] } }, [house, { number: "13" }]].map((one) =>
      Buffer.from(JSON.stringify(one)),
    ),
    words: ['"floors":', '"rooms":', "[", "]", "{", "}", "null", ",", '"', "[[", "{}", Buffer.from([0xff])],
    open: (path) =>
      openJson(path, { rows: ["data.houses[].floors[].rooms[]", "[].floors[].rooms[]"], without: ["text"] }),
  },
  xml: {
    files: [
      Buffer.from(`<x><houses>${element.repeat(3)}</houses></x>`),
      Buffer.from(`<?xml version="1.0" encoding="windows-1252"?><x><houses>${element}</houses></x>`, "latin1"),
    ],
    words: [
      "<floor>",
      "</floor>",
      "<room/>",
      "<house>",
      "</house>",
      "text",
      ' a="1"',
      "<!DOCTYPE x>",
      "<![CDATA[",
      Buffer.from([0xff]),
    ],
    open: (path) => openXmlLevels(path, ["houses.house[].floor[].room[]"]),
  },
};

it.each([
  [
    "json",
    [
      [9, 0],
      [4, 0],
    ],
  ],
  [
    "xml",
    [
      [3, 0],
      [1, 0],
    ],
  ],
] as const)("reads the files as they are: %s", async (form, expected) => {
  const path = join(folder, `as-is.${form}`);
  const found: number[][] = [];
  for (const file of FORMS[form].files) {
    await writeFile(path, file);
    const { rows, bad } = await readAll(FORMS[form].open(path));
    found.push([rows.length, bad.length]);
  }
  expect(found).toEqual(expected);
});

it.each([
  ["F-05", "json"],
  ["F-03", "xml"],
] as const)(
  "%s: mutated rows in lists within lists give rows or are refused, and show no cell: %s",
  async (id, form) => {
    const path = join(folder, `mutated.${form}`);
    const counts = { read: 0, refused: 0 };
    const ran = await forSeeds(id, { commit: 500, long: 500_000 }, async (random) => {
      await writeFile(path, mutate(random.pick(FORMS[form].files), FORMS[form].words, random));
      const outcome = await outcomeOf(readAll(FORMS[form].open(path)));
      counts[outcome ? "read" : "refused"] += 1;
    });
    // Both must happen often, else the mutations are too weak or too strong to say anything.
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThanOrEqual(Math.floor(ran / 20));
  },
);
