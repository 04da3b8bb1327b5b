import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readAll } from "../testing/read-all.js";
import { buildXlsx, sheetXml, type XlsxSource } from "../testing/xlsx-build.js";
import { openXlsx } from "./read-xlsx.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-xlsx-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(source: XlsxSource, dialect: Parameters<typeof openXlsx>[1] = {}) {
  const path = join(folder, "rows.xlsx");
  await writeFile(path, buildXlsx(source));
  return readAll(openXlsx(path, dialect));
}

const text = (value: string, reference?: string) =>
  `<c${reference ? ` r="${reference}"` : ""} t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADER = `<row r="1">${text("Nr", "A1")}${text(" Naam ", "B1")}</row>`;

/** Reads one cell below a header. */
async function cell(xml: string, source: XlsxSource = {}): Promise<unknown> {
  const { rows } = await read({ rows: `<row>${text("a")}${text("b")}</row><row>${text("x")}${xml}</row>`, ...source });
  return rows[0]?.[1];
}

describe("rows", () => {
  it("have their number in the sheet, cells by their references, and null where there is none", async () => {
    const rows = `${HEADER}<row r="3" hidden="1"><c r="B3" t="n"><v>5</v></c></row><row r="7">${text("x", "A7")}</row>`;
    expect(await read({ rows })).toEqual({
      headers: ["Nr", "Naam"],
      rows: [
        [null, "5"],
        ["x", null],
      ],
      lines: [3, 7],
      bad: [],
    });
  });

  it("need neither numbers nor references, nor a prefix that is empty", async () => {
    const rows = `<row>${text("Nr")}${text("Naam")}</row><row>${text("1")}<c/></row><row/><row><c/>${text("x")}</row>`;
    const prefixed = sheetXml(rows)
      .replace("xmlns=", "xmlns:x=")
      .replace(/<(\/?)(?=[a-z])/gi, "<$1x:");
    for (const source of [{ rows }, { parts: { "xl/worksheets/sheet1.xml": prefixed } }]) {
      const found = await read(source);
      expect(found).toMatchObject({ headers: ["Nr", "Naam"], lines: [2, 4] });
      expect(found.rows).toEqual([
        ["1", null],
        [null, "x"],
      ]);
    }
  });

  it("are taken below the title, blank ones passed over; a total at the end is told", async () => {
    const title = `<row r="1">${text("Export")}</row><row r="3">${text("Peildatum")}${text("x")}${text("y")}</row>`;
    const row = (n: number, name: string) => `<row r="${n}">${text(name, `A${n}`)}<c r="B${n}"><v>1</v></c></row>`;
    const data = row(6, "x") + row(7, "Totaal");
    const rows = `${title}<row r="5">${text("Nr")}${text("Fte")}</row>${data}<row r="9"><c s="0"/></row>`;
    const { headers, lines } = await read({ rows }, { titleRows: 4, totalRows: 1 });
    expect({ headers, lines }).toEqual({ headers: ["Nr", "Fte"], lines: [6, 7] });
    const open = await openXlsx(join(folder, "rows.xlsx"), { titleRows: 4, totalRows: 1 });
    const last = [];
    for await (const batch of open.batches) last.push(...(batch.last ?? []));
    expect(last).toEqual([[7, "total"]]);
  });

  it("are refused with cells in disorder or beyond the header, not with empty ones there", async () => {
    const rows = [
      HEADER,
      `<row r="2">${text("x", "B2")}${text("x", "A2")}</row>`,
      `<row r="3">${text("x", "A3")}${text("x", "A3")}</row>`,
      `<row r="4">${text("x", "A9")}</row>`,
      `<row r="5">${text("x", "C5")}</row>`,
      `<row r="6">${text("x", "A6")}<c r="XFD6" s="1"/></row>`,
    ];
    expect(await read({ rows: rows.join("") })).toMatchObject({
      lines: [6],
      bad: [
        "2 ROW_MALFORMED: cells in order, each once",
        "3 ROW_MALFORMED: cells in order, each once",
        "4 ROW_MALFORMED: cells in order, each once",
        "5 ROW_MALFORMED: 2 cells, as the header has",
      ],
    });
  });

  it("need not be read", async () => {
    await writeFile(join(folder, "rows.xlsx"), buildXlsx({ rows: HEADER }));
    const open = await openXlsx(join(folder, "rows.xlsx"), {});
    await open.close();
    for await (const batch of open.batches) expect(batch.rows).toEqual([]);
  });

  it("are the same over many stretches", async () => {
    const count = 20_000;
    const data = Array.from({ length: count }, (_, n) => `<row>${text(`${n}`)}<c t="s"><v>${n % 3}</v></c></row>`);
    const { rows } = await read({ rows: HEADER + data.join(""), texts: ["é€😀", "&amp;", "x"] });
    expect(rows).toEqual(Array.from({ length: count }, (_, n) => [`${n}`, ["é€😀", "&", "x"][n % 3]]));
  });
});

describe("sheets", () => {
  const others = [{ name: "Contracten", rows: `<row>${text("c")}</row>` }];

  it("are found by name, else the first that a person sees", async () => {
    const rows = HEADER;
    expect((await read({ rows, others })).headers).toEqual(["Nr", "Naam"]);
    expect((await read({ rows, others }, { sheet: "contracten" })).headers).toEqual(["c"]);
    expect((await read({ rows, others, state: "hidden" })).headers).toEqual(["c"]);
    expect((await read({ rows, state: "veryHidden" })).headers).toEqual(["Nr", "Naam"]);
  });

  it("are refused when the one that is meant is not there", async () => {
    await expect(read({ rows: HEADER }, { sheet: "Contracten" })).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: 'rows.xlsx: no such sheet. Expected one named "Contracten".',
    });
  });

  it("are empty without a header", async () => {
    await expect(read({ rows: '<row r="1"><c s="1"/></row>' })).rejects.toMatchObject({ code: "FILE_EMPTY" });
    expect(await read({ rows: HEADER })).toMatchObject({ headers: ["Nr", "Naam"], rows: [] });
  });
});

describe("a cell", () => {
  it.each([
    ["a text of the workbook", '<c t="s"><v>1</v></c>', "tweede"],
    [
      "runs of text, without how they sound",
      '<c t="inlineStr"><is><r><t>van </t></r><r><t>Dijk</t></r><rPh><t>x</t></rPh></is></c>',
      "van Dijk",
    ],
    ["what a formula gave", '<c t="str"><f>A1&amp;"x"</f><v>x_x000D_y_x005F_x000D_</v></c>', "x\ry_x000D_"],
    ["nothing that a formula gave", '<c t="str"><f>""</f><v></v></c>', null],
    ["true", '<c t="b"><v>1</v></c>', "true"],
    ["false", '<c t="b"><v>0</v></c>', "false"],
    ["a day in ISO form", '<c t="d"><v>2024-08-01T00:00:00</v></c>', "2024-08-01"],
    ["a number of a formula", "<c><f>1+1</f><v>2</v></c>", "2"],
    ["a formula that was never worked out", "<c><f>1+1</f></c>", "not a value: open the file in Excel and save it"],
    [
      "a formula of another program, never worked out",
      "<c><f>1+1</f><v/></c>",
      "not a value: open the file in Excel and save it",
    ],
    ["two values", "<c><v>1</v><v>2</v></c>", "not one value"],
    ["a value with elements", "<c><v>1<x/>2</v></c>", "not one value"],
    ["a text with elements", '<c t="inlineStr"><is><t>1<x/>2</t></is></c>', "not one value"],
    ["an error", '<c t="e"><v>#N/A</v></c>', "not a value, not an error of a formula"],
    ["a text that is not there", '<c t="s"><v>7</v></c>', "not a text of the workbook"],
    ["a kind that nobody knows", '<c t="x"><v>7</v></c>', "not a text, a number or a day"],
    ["more than a cell holds", `<c t="str"><v>${"x".repeat(32_768)}</v></c>`, "not text of at most 32767 characters"],
  ])("may be %s", async (_, xml, expected) => {
    expect(await cell(xml, { texts: ["eerste", "tweede"] })).toBe(expected);
  });

  it("is a day where its format shows one, in either way of counting", async () => {
    const formats = ["General", "dd\\-mm\\-yyyy;@"];
    expect(await cell('<c s="1"><v>45505.75</v></c>', { formats })).toBe("2024-08-01");
    expect(await cell('<c s="0"><v>45505</v></c>', { formats })).toBe("45505");
    expect(await cell('<c s="9"><v>45505</v></c>', { formats })).toBe("45505");
    expect(await cell('<c s="1"><v>44043</v></c>', { formats, from1904: true })).toBe("2024-08-01");
    expect(await cell('<c s="1"><v>x</v></c>', { formats })).toBe("not a day");
  });
});
