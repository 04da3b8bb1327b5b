import { describe, expect, it } from "@jest/globals";
import { buildXlsx } from "../testing/xlsx-build.js";
import { hostileRows, outcomesDue } from "./hostile-fixtures.js";
import { type OddFile, readOdd } from "./read-odd.js";

const { base: texts } = await hostileRows();
const { base: record } = await outcomesDue();

/** A row of JSON as an API writes it: numbers and truths as such, null for nothing. */
const NATIVE = { ...texts, Bedrag: 12.5, FTE: 0.8, Aantal: 3, Einddatum: null, Actief: true, Delen: 1, Meenemen: true };

/** The row with one value in it written as given, as JSON. */
const rowWith = (key: string, json: string) =>
  `{${Object.entries(NATIVE)
    .filter(([name]) => name !== key)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`)
    .join("")}${JSON.stringify(key)}:${json}}`;

const readJson = (...rows: readonly string[]) =>
  readOdd({
    extension: "json",
    oddities: `[${rows.join()}]`,
    groups: '[{"Code":"A1","Omschrijving":"Groep één"}]',
  });

const told = ({ records, rejections }: OddFile) => ({
  records: records.map(({ line: _line, ...fields }) => fields),
  rejections: rejections.map(({ line, column, code, expected }) => [line, column, code, expected.en]),
});

const DAY = "a day as yyyy-MM-dd or dd-MM-yyyy or yyyyMMdd";
const ONE = "one value, not a list or an object";

describe("values as JSON has them", () => {
  it("give the record that texts give", async () => {
    expect(told(await readJson(JSON.stringify(NATIVE)))).toEqual({ records: [record], rejections: [] });
  });

  it.each([
    ["Bedrag", "1e2", { amount: "100" }],
    ["Bedrag", "1.5e-4", { amount: "0.0002" }],
    ["Bedrag", "-0", { amount: "0" }],
    ["Bedrag", "-0.0", { amount: "0" }],
    ["Bedrag", "0.1", { amount: "0.1" }],
    ["Bedrag", '"0,1"', { amount: "0.1" }],
    ["FTE", "0.80000000000000004", { size: "0.8" }],
    ["Aantal", "3.0", { count: 3 }],
    ["Aantal", "null", { count: null }],
    ["Naam", "7", { name: "7" }],
    ["Naam", "true", { name: "true" }],
    ["Nummer", "123", { id: "123" }],
    ["Actief", "1", { isActive: true }],
    ["Begindatum", "20240801", { startsOn: "2024-08-01" }],
    ["__proto__", '{"startsOn":"1999-01-01","polluted":true}', {}],
    ["constructor", '{"prototype":{"polluted":true}}', {}],
    ["Overig", '[1,[2,{"a":null}]]', {}],
  ])("%s: %s is read", async (key, json, differs) => {
    expect(told(await readJson(rowWith(key, json)))).toEqual({ records: [{ ...record, ...differs }], rejections: [] });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it.each([
    ["Bedrag", "1e400", "so long a number in quotes"],
    ["Bedrag", "1e21", "so long a number in quotes"],
    ["Bedrag", "12345678.5e4", "a number below 10^8"],
    ["Bedrag", '"1.234,56"', "a decimal number"],
    ["Bedrag", "true", "a decimal number"],
    ["Bedrag", "[12.5]", ONE],
    ["Bedrag", '{"amount":12.5}', ONE],
    ["Aantal", "3.5", "a whole number"],
    ["Nummer", "12345678901234567890", "so long a number in quotes"],
    ["Naam", '["Jan"]', ONE],
    ["Naam", '"\\ud800"', "text in Unicode, without halves of characters"],
    ["Naam", '"\\u0000"', "text without control characters"],
    ["Begindatum", "1722470400000", DAY],
    ["Begindatum", "45505", DAY],
    ["Begindatum", "false", DAY],
    ["Actief", "2", "J or N, 1 or 0, true or false"],
    ["Actief", "{}", ONE],
  ])("%s: %s is refused, the row beside it is not", async (key, json, expected) => {
    const outcome = told(await readJson(JSON.stringify(NATIVE), rowWith(key, json)));
    expect(outcome).toEqual({ records: [record], rejections: [[2, key, "CELL_INVALID", expected]] });
  });

  it.each([
    ["a number", "7", "an object"],
    ["nothing", "null", "an object"],
    ["a list", "[]", "an object"],
    ["a text", '"Jan"', "an object"],
    ["a key twice", '{"Nummer":"1","Nummer":"2"}', "each key once"],
    ["a depth of a hundred", `{"a":${"[".repeat(100)}${"]".repeat(100)}}`, "at most 64 levels"],
  ])("a row that is %s is refused, the row beside it is not", async (_, row, expected) => {
    const outcome = told(await readJson(JSON.stringify(NATIVE), row));
    expect(outcome).toEqual({ records: [record], rejections: [[2, null, "ROW_MALFORMED", expected]] });
  });
});

const HEADERS = Object.keys(texts);
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const GROUPS = buildXlsx({
  rows: `<row>${text("Code")}${text("Omschrijving")}</row><row>${text("A1")}${text("Groep één")}</row>`,
});

/** A workbook of one row: numbers, days (style 1) and truths as Excel keeps them, with one cell as given. */
const sheetWith = (header: string, cell: string) => {
  const cells: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, text(value)])),
    Bedrag: "<c><v>12.5</v></c>",
    FTE: "<c><v>0.80000000000000004</v></c>",
    Aantal: "<c><v>3</v></c>",
    Begindatum: '<c s="1"><v>45505</v></c>',
    Einddatum: "<c/>",
    Actief: '<c t="b"><v>1</v></c>',
    Delen: "<c><v>1</v></c>",
    Meenemen: '<c t="b"><v>1</v></c>',
    [header]: cell,
  };
  const row = HEADERS.map((name) => cells[name]).join("");
  return buildXlsx({
    rows: `<row>${HEADERS.map(text).join("")}</row><row>${row}</row>`,
    formats: ["General", "dd-mm-yyyy", "0.00%"],
  });
};

const readSheet = (header: string, cell: string) =>
  readOdd({ extension: "xlsx", oddities: sheetWith(header, cell), groups: GROUPS });

describe("values as Excel has them", () => {
  it.each([
    ["Bedrag", "<c><v>12.5</v></c>", {}],
    ["Bedrag", "<c><v>-0</v></c>", { amount: "0" }],
    ["Bedrag", "<c><v>1.5E-4</v></c>", { amount: "0.0002" }],
    ["Bedrag", text("0,1"), { amount: "0.1" }],
    ["FTE", '<c s="2"><v>0.8</v></c>', {}],
    ["Begindatum", '<c s="1"><v>45505.99999</v></c>', {}],
    ["Begindatum", '<c t="d"><v>2024-08-01T00:00:00</v></c>', {}],
    ["Begindatum", text("1-8-2024"), {}],
    ["Einddatum", '<c s="1"><v>2958465</v></c>', {}],
    ["Nummer", "<c><v>123</v></c>", { id: "123" }],
    ["Naam", '<c t="str"><f>1+1</f><v>Zoë Proef</v></c>', {}],
    ["Naam", '<c t="inlineStr"><is><r><t>Zoë </t></r><r><t>Proef</t></r></is></c>', {}],
  ])("%s: %s is read", async (header, cell, differs) => {
    expect(told(await readSheet(header, cell))).toEqual({ records: [{ ...record, ...differs }], rejections: [] });
  });

  it.each([
    ["Bedrag", "<c><v>1E400</v></c>", "a number"],
    ["Bedrag", "<c><v>1E+20</v></c>", "so long a number as text"],
    ["Bedrag", '<c t="e"><v>#DIV/0!</v></c>', "a value, not an error of a formula"],
    ["Bedrag", "<c><f>A1*2</f></c>", "a value: open the file in Excel and save it"],
    ["Bedrag", text("1.234,56"), "a decimal number"],
    ["FTE", "<c><v>80</v></c>", "a decimal number from 0 to 2"],
    ["Begindatum", "<c><v>45505</v></c>", DAY],
    ["Begindatum", '<c s="1"><v>60</v></c>', "a day"],
    ["Begindatum", '<c s="1"><v>-1</v></c>', "a day"],
    ["Begindatum", '<c t="b"><v>1</v></c>', DAY],
    ["Naam", '<c t="s"><v>99</v></c>', "a text of the workbook"],
    ["Naam", text("Jan_x0000_"), "text without control characters"],
  ])("%s: %s is refused", async (header, cell, expected) => {
    expect(told(await readSheet(header, cell))).toEqual({
      records: [],
      rejections: [[2, header, "CELL_INVALID", expected]],
    });
  });
});
