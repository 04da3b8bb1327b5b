import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { expectSame } from "../../testing/expect-same.js";
import { readContent } from "../testing/delimited.js";

describe("RFC 4180", () => {
  it("reads quotes, doubled quotes, delimiters and line ends within cells, and counts lines of the file", async () => {
    const { rows, lines, bad } = await readContent('a;b\r\n1;"x;y"\r\n\r\n2;"l1\nl2 ""q"""\n3;plain');
    expect(rows).toEqual([
      ["1", "x;y"],
      ["2", 'l1\nl2 "q"'],
      ["3", "plain"],
    ]);
    expect({ lines, bad }).toEqual({ lines: [2, 4, 6], bad: [] });
  });

  it("agrees with csv-parse on a long file", async () => {
    const cells = ["plain", '"q"', '"a;b"', '"a""b"', "x", " padded ", '"two\nlines"', "é€"];
    const line = (n: number) => [0, 1, 2].map((at) => cells[(n * 7 + at * 3 + (n >> 3)) % cells.length]).join(";");
    const text = `h1;h2;h3\n${Array.from({ length: 60_000 }, (_, n) => line(n)).join("\n")}\n`;
    const { rows } = await readContent(text);
    expectSame(rows, parse(text, { delimiter: ";" }).slice(1));
  });

  it("loses only the row of a quote that never closes", async () => {
    const { lines, bad } = await readContent(`a;b\n1;2\n"3;4\n5;6\n7;8\n`);
    expect(lines).toEqual([2, 4, 5]);
    expect(bad).toEqual(["3 ROW_MALFORMED"]);
  });

  it("gives a quoted cell up when it runs over more than fifty lines", async () => {
    const filler = (count: number) => Array.from({ length: count }, (_, n) => `${n};x\n`).join("");
    const closed = await readContent(`a;b\n"1${"\n".repeat(49)}";2\n`);
    expect([closed.lines, closed.bad]).toEqual([[2], []]);
    const open = await readContent(`a;b\n"1;2\n${filler(60)}x";3\n`);
    expect([open.lines.length, open.bad]).toEqual([60, ["2 ROW_MALFORMED", "63 ROW_MALFORMED"]]);
  });

  it("refuses quotes in the middle of a cell", async () => {
    const { lines, bad } = await readContent('a;b\n1;x "y" z\n2;"x"y\n3;x"\n4;""\n5;"";\n');
    expect(lines).toEqual([5, 6]);
    expect(bad).toEqual(["2 ROW_MALFORMED", "3 ROW_MALFORMED", "4 ROW_MALFORMED"]);
  });

  it("refuses rows with too few or too many cells, but not empty ones behind the last", async () => {
    const { lines, bad } = await readContent("a;b\n1\n1;2;3\n1;2;;\n1;2\n");
    expect(lines).toEqual([4, 5]);
    expect(bad).toEqual(["2 ROW_MALFORMED", "3 ROW_MALFORMED"]);
  });
});

describe("other quotes", () => {
  it("reads text between single quotes by the same rules", async () => {
    const { rows, bad } = await readContent(
      "'Personeelsnummer';'Naam'\n000123;'van ''t Hof'\n'12;3';'a\n\"b\"'\n1;van 't Hof\n2;'x'y\n",
      { quotes: "single" },
    );
    expect(rows).toEqual([
      ["000123", "van 't Hof"],
      ["12;3", 'a\n"b"'],
    ]);
    expect(bad).toEqual(["5 ROW_MALFORMED", "6 ROW_MALFORMED"]);
  });

  it("reads `\"t ` as `'t ` where quotes are stray, and unwraps whole cells", async () => {
    const { rows } = await readContent('a|b|c\nvan "t |"in ""x"""|5" breed\n', { delimiter: "|", quotes: "stray" });
    expect(rows).toEqual([["van 't ", 'in "x"', '5" breed']]);
  });
});

describe("lines", () => {
  it("end in CR LF, in LF or in CR alone, in one file", async () => {
    const { rows, lines } = await readContent('a;b\r1;2\r\n3;"4\r5"\r\r6;7\n8;9\r');
    expect(rows).toEqual([
      ["1", "2"],
      ["3", "4\n5"],
      ["6", "7"],
      ["8", "9"],
    ]);
    expect(lines).toEqual([2, 3, 6, 7]);
  });

  it("end in CR alone in a file longer than what is read at a time", async () => {
    const { lines, rows } = await readContent(`a;b\r${"123456;x\r".repeat(100_000)}`);
    expect([lines.length, lines.at(-1), rows.at(-1)]).toEqual([100_000, 100_001, ["123456", "x"]]);
  });

  it("are no rows when nothing but blanks and delimiters stands in them", async () => {
    const { lines, bad } = await readContent("a;b\n \n1;2\n;;;;\n; \t\n\u00a0\n3;4\n\n");
    expect({ lines, bad }).toEqual({ lines: [3, 7], bad: [] });
  });

  it("above the header are passed over when the dialect says so, and totals at the end are told", async () => {
    const content = 'Export "personeel\n\nDatum: 1-8-2024\n\na;b\n1;2\n3;4\nTotaal\n;2\n\n';
    const { headers, rows, bad, last } = await readContent(content, { titleRows: 3, totalRows: 2 });
    expect([headers, rows, bad]).toEqual([
      ["a", "b"],
      [
        ["1", "2"],
        ["3", "4"],
        ["", "2"],
      ],
      ["8 ROW_MALFORMED"],
    ]);
    expect(last).toEqual({ 8: "total", 9: "numbers" });
  });

  it("at the end are looked at over what is read at a time", async () => {
    const long = `a;b\n${"123456;x\n".repeat(100_000)}`;
    const { lines, last } = await readContent(`${long}Totaal;1\n`, { totalRows: 1 });
    expect([lines.length, lines.at(-1), last]).toEqual([100_001, 100_002, { 100002: "total" }]);
  });

  it("may hold NUL: that is the cell's own trouble", async () => {
    const { rows } = await readContent("a;b\n1;x\0y\n");
    expect(rows).toEqual([["1", "x\0y"]]);
  });

  it("longer than a million characters end the reading before they fill the memory", async () => {
    const longer = {
      code: "FILE_MALFORMED",
      message: expect.stringContaining("line 2: longer than 1048576 characters"),
    };
    await expect(readContent(`a;b\n${"x".repeat(6_000_000)}`)).rejects.toMatchObject(longer);
    await expect(readContent(`a;b\n${"x".repeat(1_048_577)}\n1;2\n`)).rejects.toMatchObject(longer);
    expect((await readContent(`a;b\n${"x".repeat(1_048_574)};y\n`)).lines).toEqual([2]);
  });
});

describe("the header", () => {
  it("is trimmed, and may have ten thousand columns", async () => {
    const columns = Array.from({ length: 10_000 }, (_, n) => ` c${n} `);
    const { headers } = await readContent(`${columns.join(";")}\n`);
    expect(headers).toEqual(columns.map((column) => column.trim()));
    await expect(readContent(`${columns.join(";")};one more\n`)).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: "rows.csv line 1: 10001 columns. Expected 10000 or less.",
    });
  });

  it.each([
    ["a;b;c, d\n1;2;3\n", ",", "a semicolon"],
    ["a\tb\n1\t2\n", ";", "a tab"],
    ["a|b\n1|2\n", "\t", "a bar"],
    ["\n\na,b\n1,2\n", ";", "a comma"],
  ] as const)("names the delimiter that %j seems to have", async (content, delimiter, seeming) => {
    await expect(readContent(content, { delimiter: delimiter === "," ? "|" : delimiter })).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringContaining(`while ${seeming} seems to stand there`),
    });
  });

  it("may be of one column", async () => {
    expect(await readContent("nr\n1\n")).toMatchObject({ headers: ["nr"], rows: [["1"]] });
  });

  it("is missed in an empty file, in one of blanks, and where a quote stays open", async () => {
    await expect(readContent("")).rejects.toMatchObject({ code: "FILE_EMPTY" });
    await expect(readContent(" \r\n;;\n")).rejects.toMatchObject({ code: "FILE_EMPTY" });
    await expect(readContent("title\n", { titleRows: 1 })).rejects.toMatchObject({ code: "FILE_EMPTY" });
    await expect(readContent('a;"b\n1;2\n')).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringContaining("line 1: no header"),
    });
  });
});
