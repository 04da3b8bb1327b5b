import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openXlsx } from "../read/read-xlsx.js";
import { readAll } from "../testing/read-all.js";
import { buildXlsx, sheetXml, type XlsxSource } from "../testing/xlsx-build.js";
import { buildZip, type ZipSource } from "../testing/zip-build.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-hostile-xlsx-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer) {
  await writeFile(join(folder, "rows.xlsx"), content);
  return readAll(openXlsx(join(folder, "rows.xlsx"), {}));
}

const MB = 1024 * 1024;
const HEADER = '<row><c t="str"><v>a</v></c></row>';
const GOOD = `${HEADER}<row><c><v>1</v></c></row>`;
const SHEET = "xl/worksheets/sheet1.xml";
const TEXTS = "xl/sharedStrings.xml";

/** A good workbook with one part that is not. */
const withPart = (name: string, part: string | Omit<ZipSource, "name"> | null, source: XlsxSource = {}) =>
  buildXlsx({ rows: GOOD, texts: ["x"], formats: ["General"], ...source, parts: { [name]: part } });

/** A good workbook with one more file in it. */
const withFile = (name: string, said: ZipSource["said"] = {}) => withPart(name, { data: "x", said });

const good = buildXlsx({ rows: GOOD });
const relation = (target: string, rest = "") =>
  `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"${rest}/></Relationships>`;
const root = (target: string) =>
  `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="${target}"/></Relationships>`;
const SHEETS = "xl/_rels/workbook.xml.rels";
const doctype = (of: string) => of.replace(/<(?=[a-z])/i, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><');

/** The same file said to be in the archive many times: how a small bomb grows without growing much anywhere. */
function overlapping(): Buffer {
  const sources = Array.from({ length: 50 }, (_, n) => ({
    name: `f${n}`,
    data: "x".repeat(1000),
    said: { offset: 0 },
  }));
  return buildZip(sources);
}

/** The end of the directory says that a larger one is elsewhere, beyond all files. */
function endlessDirectory(): Buffer {
  const locator = Buffer.alloc(20, 0xff);
  locator.writeUInt32LE(0x07064b50, 0);
  return Buffer.concat([good.subarray(0, -22), locator, good.subarray(-22)]);
}

const ARCHIVES: [string, Buffer][] = [
  ["a text", Buffer.from("Nr;Naam\r\n1;x\r\n")],
  ["a page of HTML, as some systems call a workbook", Buffer.from("<html><table><tr><td>1</td></tr></table></html>")],
  ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)])],
  ["the beginning of a workbook", good.subarray(0, good.length - 30)],
  ["the end of a workbook", good.subarray(30)],
  ["nothing but the end of an archive", good.subarray(-22)],
  ["bytes behind the end", Buffer.concat([good, Buffer.from("x")])],
  ["bytes before the beginning", Buffer.concat([Buffer.from("PK\x03\x04"), good])],
  ["no files", buildZip([])],
  ["too many files", buildZip(Array.from({ length: 1001 }, (_, n) => ({ name: `f${n}`, data: "" })))],
  ["more files than there are", buildZip([{ name: "a", data: "x" }], 60_000)],
  ["fewer files than there are", buildZip([{ name: "a", data: "x" }], 0)],
  ["a directory without end", endlessDirectory()],
  ["files over each other", overlapping()],
  ["a name that leaves the folder", withFile("../../x")],
  ["a name that leaves the folder later", withFile("xl/../../x")],
  ["a name from the root", withFile("/etc/x")],
  ["a name with a drive", withFile("C:\\x")],
  ["a name that leaves the folder of Windows", withFile("..\\x")],
  ["an encrypted file", withFile("x", { flags: 1 })],
  ["a strongly encrypted file", withFile("x", { flags: 0x41 })],
  ["another way of packing", withFile("x", { method: 12 })],
  ["an encrypted way of packing", withFile("x", { method: 99 })],
  ["a name twice", buildZip([1, 2].map((n) => ({ name: SHEET, data: `${n}` })))],
  ["a name twice but for its letters", buildZip(["xl/a", "XL/A"].map((name) => ({ name, data: "1" })))],
  ["a file beyond the end", withFile("x", { offset: 9 * MB })],
  ["a file that begins within another", withFile("x", { offset: 40 })],
  ["a file larger than the archive", withFile("x", { packedSize: 9 * MB })],
];

const PARTS: [string, Buffer][] = [
  ["a sheet of blanks", withPart(SHEET, `${sheetXml(GOOD)}${" ".repeat(50 * MB)}`)],
  [
    "a sheet of blanks that says it is small",
    withPart(SHEET, { data: `${sheetXml(GOOD)}${" ".repeat(50 * MB)}`, said: { size: 100 } }),
  ],
  ["a sheet that says it is large", withPart(SHEET, { data: sheetXml(GOOD), said: { size: 0xfffffff0 } })],
  ["a sheet that is not packed", withPart(SHEET, { data: sheetXml(GOOD), packed: Buffer.from(sheetXml(GOOD)) })],
  [
    "a sheet of which a byte changed",
    withPart(SHEET, {
      data: sheetXml(GOOD),
      packed: Buffer.from(sheetXml(`${GOOD} `)),
      said: { method: 0 },
      saidLocally: { method: 0 },
    }),
  ],
  ["a sheet under another name", withPart(SHEET, { data: sheetXml(GOOD), saidLocally: { name: TEXTS } })],
  ["an archive for a sheet", withPart(SHEET, { data: good })],
  ["an empty sheet", withPart(SHEET, "")],
  ["half a sheet", withPart(SHEET, sheetXml(GOOD).slice(0, -20))],
  ["a sheet with a document type", withPart(SHEET, doctype(sheetXml(GOOD)))],
  ["texts with a document type", withPart(TEXTS, doctype("<sst/>"))],
  ["styles with a document type", withPart("xl/styles.xml", doctype("<styleSheet/>"))],
  ["a workbook with a document type", withPart("xl/workbook.xml", doctype("<workbook/>"))],
  ["relations with a document type", withPart("_rels/.rels", doctype(root("xl/workbook.xml")))],
  [
    "texts that say they are many",
    withPart(TEXTS, { data: "<sst/>", packed: Buffer.alloc(MB), said: { size: 65 * MB } }),
  ],
  ["more texts than are kept", withPart(TEXTS, { data: `<sst>${"<si/>".repeat(1_000_001)}</sst>`, stored: true })],
  ["a text without end", withPart(TEXTS, { data: `<sst><si><t>${"x".repeat(5 * MB)}</t></si></sst>`, stored: true })],
  ["a text with elements", withPart(TEXTS, "<sst><si><t>1<x/>2</t></si></sst>")],
  [
    "more formats than Excel has",
    withPart("xl/styles.xml", { data: `<s><cellXfs>${"<xf/>".repeat(100_001)}</cellXfs></s>`, stored: true }),
  ],
  ["a sheet in another encoding", withPart(SHEET, { data: Buffer.from(`\ufeff${sheetXml(GOOD)}`, "utf16le") })],
  ["bytes that are no text", withPart(SHEET, { data: Buffer.from(sheetXml(GOOD).replace("1", "\xff"), "latin1") })],
  [
    "half a character at the end",
    withPart(SHEET, { data: Buffer.concat([Buffer.from(sheetXml(GOOD)), Buffer.from([0xe2, 0x82])]) }),
  ],
  ["texts that are not there", withPart(TEXTS, null)],
  ["styles that are not there", withPart("xl/styles.xml", null)],
  ["a sheet that is not there", withPart(SHEET, null)],
  ["no relations", withPart("_rels/.rels", null)],
  ["no workbook", withPart("xl/workbook.xml", null)],
  ["a sheet at an address", withPart(SHEETS, relation("http://127.0.0.1:9/x", ' TargetMode="External"'))],
  ["a sheet in a file", withPart(SHEETS, relation("file:///etc/passwd"))],
  ["a sheet outside of the archive", withPart(SHEETS, relation("../../../../etc/passwd"))],
  ["a binary workbook", withPart("_rels/.rels", root("xl/workbook.bin"))],
  ["a letter", withPart("_rels/.rels", root("word/document.xml"))],
  [
    "a workbook of LibreOffice",
    buildZip([
      { name: "mimetype", data: "x", stored: true },
      { name: "content.xml", data: "<x/>" },
    ]),
  ],
  ["no sheet", withPart("xl/workbook.xml", "<workbook><sheets/></workbook>")],
  [
    "too many sheets",
    withPart("xl/workbook.xml", `<w xmlns:r="r"><sheets>${'<sheet r:id="rId1"/>'.repeat(1001)}</sheets></w>`),
  ],
];

const SHEETS_OF: [string, string][] = [
  ["rows in disorder", '<row r="5"/><row r="4"/>'],
  ["a row twice", '<row r="2"/><row r="2"/>'],
  ["row 0", '<row r="0"/>'],
  ["a row that no sheet has", '<row r="1048577"/>'],
  ["a row without a number", '<row r="x"/>'],
  ["a cell in no row", '<c r="A2"><v>1</v></c>'],
  ["no cells in a row", "<row><v>1</v></row>"],
  ["more columns than are read", '<row r="2"><c r="NTQ2"><v>1</v></c></row>'],
  ["a row without end", `<row r="2"><c r="A2" t="str"><v>${"x".repeat(5 * MB)}</v></c></row>`],
  ["depth", `<row>${"<c>".repeat(100)}`],
  ["attributes", `<row ${Array.from({ length: 65 }, (_, n) => `x${n}=""`).join(" ")}/>`],
];

const ODD: [string, string, string][] = [
  ["a formula that starts a program", "<c><f>cmd|'/c calc'!A0</f><v>1</v></c>", "1"],
  ["a formula with an address", '<c t="str"><f>WEBSERVICE("http://127.0.0.1:9/x")</f><v>x</v></c>', "x"],
  ["a formula of another file", "<c><f>[1]Blad1!A1</f><v>2</v></c>", "2"],
  ["text that looks like a formula", "<c t=\"str\"><v>=cmd|'/c calc'!A0</v></c>", "=cmd|'/c calc'!A0"],
  ["a text before the first", '<c t="s"><v>-1</v></c>', "not a text of the workbook"],
  ["a text called as what an object has", '<c t="s"><v>__proto__</v></c>', "not a text of the workbook"],
  ["a kind called as what an object has", '<c t="constructor"><v>1</v></c>', "not a text, a number or a day"],
  ["a number without end", `<c><v>${"9".repeat(100_000)}</v></c>`, "not a number"],
];

const COUNT = ARCHIVES.length + PARTS.length + SHEETS_OF.length + ODD.length + 1;

describe(`F-04: ${COUNT} hostile files`, () => {
  afterAll(async () => expect(await readdir(folder)).toEqual(["rows.xlsx"]));

  it.each([...ARCHIVES, ...PARTS])("refuses %s", async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: expect.stringMatching(/^FILE_(MALFORMED|EMPTY)$/) });
  });

  it.each(SHEETS_OF)("refuses a sheet with %s", async (_, rows) => {
    const sheet = { data: sheetXml(HEADER + rows), stored: true };
    await expect(read(withPart(SHEET, sheet))).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it.each(ODD)("takes %s for what it says, and no more", async (_, cell, expected) => {
    const sheet = { data: sheetXml(`${HEADER}<row>${cell}</row>`), stored: true };
    expect((await read(withPart(SHEET, sheet))).rows).toEqual([[expected]]);
  });

  it("follows no link of the file system", async () => {
    const content = withPart(SHEET, { data: sheetXml(GOOD), said: { mode: 0o120777 } });
    expect((await read(content)).rows).toEqual([["1"]]);
  });
});
