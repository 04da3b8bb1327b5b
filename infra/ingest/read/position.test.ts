import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Dialect } from "../dialect.js";
import { openFile } from "../read.js";
import { CHUNK_BYTES } from "./bytes.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-position-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** More rows than fit in a few stretches of a file. */
const NUMBERS = Array.from({ length: CHUNK_BYTES / 4 }, (_, index) => String(index));

const FORMS: readonly (readonly [string, Dialect, string])[] = [
  [
    "delimited",
    { form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"], decimals: "comma" },
    `number;name\n${NUMBERS.map((number) => `${number};Jansen van de Wetering\n`).join("")}`,
  ],
  ["JSON", { form: "json", dates: ["iso"] }, JSON.stringify({ rows: NUMBERS.map((number) => ({ number })) })],
  [
    "XML",
    { form: "xml", dates: ["iso"] },
    `<list>${NUMBERS.map((number) => `<row><number>${number}</number></row>`).join("")}</list>`,
  ],
  [
    "XML of lists",
    { form: "xml", rows: ["row[].part"], dates: ["iso"] },
    `<list>${NUMBERS.map((number) => `<row><part><number>${number}</number></part></row>`).join("")}</list>`,
  ],
  [
    "XML of records",
    { form: "xml", nested: { records: [["row"]] }, dates: ["iso"] },
    `<list>${NUMBERS.map((number) => `<row><number>${number}</number></row>`).join("")}</list>`,
  ],
];

it.each(FORMS)("of %s tells how far it is read, up to the last byte", async (name, dialect, text) => {
  const path = join(folder, name);
  await writeFile(path, text);
  const open = await openFile(path, dialect);
  const { size } = await stat(path);
  const told: (number | undefined)[] = [];
  try {
    for await (const _ of open.batches) told.push(open.position?.());
  } finally {
    await open.close();
  }
  expect(told).toEqual([...told].sort((one, other) => Number(one) - Number(other)));
  expect(told.length).toBeGreaterThan(2);
  expect(told[0]).toBeGreaterThan(0);
  expect(told[0]).toBeLessThan(size / 2);
  expect(size - Number(told.at(-1))).toBeLessThan(100); // what ends the list is no row
});
