import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Dialect } from "../dialect.js";
import { NO_PROFILE } from "../profile.js";
import { dialectOf, openFile } from "../read.js";
import { readAll } from "../testing/read-all.js";
import { buildXlsx } from "../testing/xlsx-build.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-forms-"));
});
afterAll(() => rm(folder, { recursive: true }));

const DIALECTS: readonly Dialect[] = [
  { form: "json", dates: ["iso"] },
  { form: "xml", dates: ["iso"] },
  { form: "xlsx", dates: ["iso"] },
  { form: "delimited", dates: ["iso"], delimiter: ";", encoding: "utf-8", quotes: "double" },
];

const WORKBOOK = buildXlsx({
  texts: ["Nr", "Naam", "Begin", "Fte", "0001", "Zoë &amp; &lt;b&gt;"],
  formats: ["General", "dd-mm-yyyy"],
  rows: `<row>${[0, 1, 2, 3].map((n) => `<c t="s"><v>${n}</v></c>`).join("")}</row>
    <row><c t="s"><v>4</v></c><c t="s"><v>5</v></c><c s="1"><v>45505</v></c><c><v>0.80000000000000004</v></c></row>
    <row><c t="s"><v>4</v></c></row>`,
});

it.each([
  ["rows.csv", 'Nr;Naam;Begin;Fte\n0001;"Zoë & <b>";2024-08-01;0.8\n0001;;;\n'],
  ["rows.json", '[{"Nr":"0001","Naam":"Zoë & <b>","Begin":"2024-08-01","Fte":0.8},{"Nr":"0001"}]'],
  [
    "rows.xml",
    "<l><r><Nr>0001</Nr><Naam>Zoë &amp; &lt;b&gt;</Naam><Begin>2024-08-01</Begin><Fte>0.8</Fte></r><r><Nr>0001</Nr></r></l>",
  ],
  ["rows.xlsx", WORKBOOK],
])("the same rows are the same in every form: %s", async (name, content) => {
  const path = join(folder, name);
  await writeFile(path, content);
  const { headers, rows, bad } = await readAll(openFile(path, dialectOf(path, DIALECTS, NO_PROFILE)));
  expect(headers).toEqual(["Nr", "Naam", "Begin", "Fte"]);
  expect(rows.map((row) => row.map((cell) => cell ?? ""))).toEqual([
    ["0001", "Zoë & <b>", "2024-08-01", "0.8"],
    ["0001", "", "", ""],
  ]);
  expect(bad).toEqual([]);
});
