import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Dialect } from "../dialect.js";
import { buildXlsx } from "../testing/xlsx-build.js";
import { lookAt } from "./look.js";
import { writingOf } from "./writing.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "look "));
});
afterAll(() => rm(folder, { recursive: true }));

async function look(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  return lookAt(path);
}

describe("a delimited file", () => {
  const rows = "Nr;Naam;Begin;Fte\n1;Zoë, de 1e;1-8-2024;0,8\n2;Anne;31-12-2024;1\n";

  it.each([";", ",", "|", "\t"])("separated by %j is seen to be", async (delimiter) => {
    const text = `Nr;Naam;Begin\n1;"a, b; c | d";2024-08-01\n2;Anne;2024-12-31\n`.replace(/;(?! c)/g, delimiter);
    const { dialect, columns } = await look("delimiter.csv", text);
    expect(dialect).toMatchObject({ delimiter, quotes: "double", titleRows: 0 });
    expect(columns.map(({ header }) => header)).toEqual(["Nr", "Naam", "Begin"]);
  });

  it.each([
    ["utf8", "utf-8", "certain"],
    ["latin1", "windows-1252", "likely"],
    ["utf16le", "utf-16le", "certain"],
  ] as const)("in %s is %s: %s", async (encoding, expected, sure) => {
    const found = await look("encoding.csv", Buffer.from(rows, encoding));
    expect(found.dialect).toMatchObject({ encoding: expected });
    expect(found.encoding).toEqual({ encoding: expected, sure });
  });

  it("with a mark says its encoding itself, one of plain letters leaves it open", async () => {
    expect((await look("mark.csv", `\ufeff${rows}`)).encoding).toBeUndefined();
    expect((await look("plain.csv", rows.replace("ë", "e"))).encoding?.sure).toBe("open");
  });

  it("whose bytes fit two encodings is drafted in the likelier one, one of plain letters in none", async () => {
    const declared: Dialect = {
      form: "delimited",
      delimiter: ";",
      encoding: "utf-8",
      quotes: "double",
      dates: ["dutch"],
    };
    const open = await look("open.csv", Buffer.from("Nr;Naam\n1;\xe9\n2;x\n", "latin1"));
    expect(writingOf(open, declared)).toEqual({ encoding: open.dialect.form === "delimited" && open.dialect.encoding });
    expect(open.encoding?.encoding).not.toBe("utf-8");
    expect(writingOf(await look("plain.csv", rows.replace("ë", "e")), declared)).toEqual({});
  });

  it("has its header below the title, and its totals are no rows", async () => {
    const found = await look("title.csv", `Overzicht 2024\n\n${rows}Totaal;;;1,8\n`);
    expect(found).toMatchObject({ dialect: { titleRows: 2, totalRows: 1 }, rows: 2, unfit: 0 });
    expect(found.columns.find(({ header }) => header === "Fte")?.greatest).toBe(1);
  });

  it("between single quotes is seen to be", async () => {
    const { dialect, columns } = await look("single.csv", "'Nr';'Naam'\n'1';'a;b'\n'2';'c'\n");
    expect(dialect).toMatchObject({ quotes: "single" });
    expect(columns.map(({ header }) => header)).toEqual(["Nr", "Naam"]);
  });

  it("without a header is refused", async () => {
    await expect(look("numbers.csv", "1;2;3\n4;5;6\n")).rejects.toThrow(
      expect.objectContaining({ code: "FILE_MALFORMED" }),
    );
    await expect(look("empty.csv", "")).rejects.toThrow(expect.objectContaining({ code: "FILE_EMPTY" }));
  });
});

describe("the days of a file", () => {
  it.each([
    ["2024-08-01", "2024-08-31", "iso"],
    ["1-8-2024", "31-8-2024", "dutch"],
    ["8/1/2024", "8/31/2024", "american"],
    ["20240801", "20240831", "compact"],
    ["45505", "45535", "serial"],
  ])("as %s and %s are %s", async (first, second, form) => {
    const { days } = await look("days.csv", `Nr;Begindatum\n1;${first}\n2;${second}\n3;\n`);
    expect(days.map(([likeliest]) => likeliest)).toEqual([form]);
  });

  it("are no numbers of people, and a column with another word holds none", async () => {
    const { days, columns } = await look(
      "none.csv",
      "Persnr;Begindatum;Eind\n20240801;1-8-2024;onbekend\n20240802;x;\n",
    );
    expect(days).toEqual([]);
    expect(columns.map(({ isDay }) => isDay)).toEqual([false, false, false]);
  });
});

describe("the numbers of a file", () => {
  it.each([
    ["0,8", ["comma"], undefined],
    ["0.8", ["point"], undefined],
    ["1.234,5", ["comma"], "comma"],
    ["1,234.5", ["point"], "point"],
  ])("as %s have the sign %j and the thousands of %s", async (cell, signs, thousands) => {
    const found = await look("numbers.csv", `Nr|Bedrag\nA|${cell}\nB|\n`);
    expect([...found.decimals]).toEqual(signs);
    expect(found.thousands).toBe(thousands);
  });
});

describe("a JSON file", () => {
  it.each([
    [[{ Nr: "1" }, { Nr: "2" }], undefined],
    [{ rows: [{ Nr: "1" }] }, ["rows"]],
    [{ meta: [{ page: 1 }], data: { people: [{ Nr: "1" }, null, { Nr: "2" }] } }, ["data.people"]],
  ])("%j has its rows at %j", async (document, rows) => {
    const { dialect, columns } = await look("rows.json", JSON.stringify(document));
    if (rows) expect(dialect).toMatchObject({ rows });
    expect(columns.map(({ header }) => header)).toEqual(["Nr"]);
  });
});

describe("a workbook", () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const table = [text("Nr") + text("Begindatum"), text("1") + text("1-8-2024")];
  const rows = (lines: readonly string[]) => lines.map((line, index) => `<row r="${index + 1}">${line}</row>`).join("");

  it("has its header below the title", async () => {
    const found = await look("title.xlsx", buildXlsx({ rows: rows([text("Overzicht"), ...table]) }));
    expect(found).toMatchObject({ dialect: { form: "xlsx", titleRows: 1 }, rows: 1 });
  });

  it("is read from the first sheet that has a table", async () => {
    const found = await look(
      "sheets.xlsx",
      buildXlsx({ rows: rows([text("Toelichting")]), others: [{ name: "Personen", rows: rows(table) }] }),
    );
    expect(found.dialect).toMatchObject({ sheet: "Personen", titleRows: 0 });
    expect(found.columns.map(({ header }) => header)).toEqual(["Nr", "Begindatum"]);
  });
});

describe("what a profile has to say of a file", () => {
  const declared: Dialect = {
    form: "delimited",
    delimiter: ";",
    encoding: "utf-8",
    quotes: "double",
    dates: ["dutch"],
    decimals: "comma",
  };

  it.each([
    ["Nr;Begindatum;Fte\n1;1-8-2024;0,8\n", {}],
    ["Nr,Begindatum,Fte\n1,1-8-2024,1\n", { delimiter: "," }],
    ["Nr;Begindatum;Fte\n1;2024-08-01;1\n", { dates: ["dutch", "iso"] }],
    ["Nr;Begindatum;Fte\n1;8/31/2024;1\n", { dates: ["american", "dutch"] }],
    ["Nr;Begindatum;Fte\n1;1-8-2024;0.8\n2;1-8-2024;0,8\n", { decimals: "either" }],
    ["Nr;Begindatum;Fte\n1;1-8-2024;1,659.5\n", { decimals: "point" }],
    ["Lijst\nNr;Begindatum;Fte\n1;1-8-2024;1\nTotaal;;1\n", { titleRows: 1, totalRows: 1 }],
  ])("%j: %j", async (text, keys) => {
    expect(writingOf(await look("writing.csv", text), declared)).toEqual(keys);
  });
});
