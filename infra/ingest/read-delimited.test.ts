import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import type { DelimitedDialect } from "./define.js";
import { openDelimited } from "./read-delimited.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-csv-"));
});
afterAll(() => rm(folder, { recursive: true }));

const CSV: DelimitedDialect = {
  form: "delimited",
  delimiter: ";",
  encoding: "utf-8",
  quotes: "double",
  dates: ["iso"],
};

async function read(content: string | Buffer, dialect: Partial<DelimitedDialect> = {}) {
  const path = join(folder, "rows.csv");
  await writeFile(path, content);
  const open = await openDelimited(path, { ...CSV, ...dialect });
  const rows: unknown[] = [];
  const lines: number[] = [];
  const bad: string[] = [];
  for await (const batch of open.batches) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
    bad.push(...batch.bad.map(({ line, code }) => `${line} ${code}`));
  }
  return { headers: open.headers, rows, lines, bad };
}

describe("RFC 4180", () => {
  it("reads quotes, doubled quotes, delimiters and line ends within cells, and counts lines of the file", async () => {
    const { rows, lines, bad } = await read('a;b\r\n1;"x;y"\r\n\r\n2;"l1\nl2 ""q"""\n3;plain');
    expect(rows).toEqual([
      ["1", "x;y"],
      ["2", 'l1\nl2 "q"'],
      ["3", "plain"],
    ]);
    expect({ lines, bad }).toEqual({ lines: [2, 4, 6], bad: [] });
  });

  it("agrees with csv-parse on a long file", async () => {
    const cells = ["plain", '"q"', '"a;b"', '"a""b"', "", " padded ", '"two\nlines"', "é€"];
    const line = (n: number) => [0, 1, 2].map((at) => cells[(n * 7 + at * 3 + (n >> 3)) % cells.length]).join(";");
    const text = `h1;h2;h3\n${Array.from({ length: 60_000 }, (_, n) => line(n)).join("\n")}\n`;
    const { rows } = await read(text);
    expect(rows).toEqual(parse(text, { delimiter: ";" }).slice(1));
  });

  it("loses only the row of a quote that never closes", async () => {
    const { lines, bad } = await read(`a;b\n1;2\n"3;4\n5;6\n7;8\n`);
    expect(lines).toEqual([2, 4, 5]);
    expect(bad).toEqual(["3 ROW_MALFORMED"]);
  });

  it("refuses quotes in the middle of a cell", async () => {
    const { lines, bad } = await read('a;b\n1;x "y" z\n2;"x"y\n3;x"\n4;""\n5;"";\n');
    expect(lines).toEqual([5, 6]);
    expect(bad).toEqual(["2 ROW_MALFORMED", "3 ROW_MALFORMED", "4 ROW_MALFORMED"]);
  });

  it("refuses rows with too few or too many cells, but not empty ones behind the last", async () => {
    const { lines, bad } = await read("a;b\n1\n1;2;3\n1;2;;\n1;2\n");
    expect(lines).toEqual([4, 5]);
    expect(bad).toEqual(["2 ROW_MALFORMED", "3 ROW_MALFORMED"]);
  });
});

describe("encodings", () => {
  it("believes the mark of UTF-8 over the dialect, and keeps it out of the first header", async () => {
    const { headers, rows } = await read("\ufeff[naam]|b\nZoë|1\n", { delimiter: "|", encoding: "windows-1252" });
    expect(headers).toEqual(["[naam]", "b"]);
    expect(rows).toEqual([["Zoë", "1"]]);
  });

  it("refuses one row for one byte without meaning", async () => {
    const { lines, bad } = await read(
      Buffer.concat([Buffer.from("a;b\n1;2\n3;"), Buffer.from([0x81]), Buffer.from("\n5;\xe9\n", "latin1")]),
      {
        encoding: "windows-1252",
      },
    );
    expect(lines).toEqual([2, 4]);
    expect(bad).toEqual(["3 ENCODING_WRONG"]);
  });

  it("refuses UTF-8 that is declared as Windows-1252", async () => {
    await expect(read("a;b\nZoë;1\n", { encoding: "windows-1252" })).rejects.toMatchObject({ code: "ENCODING_WRONG" });
  });

  it("refuses UTF-16 and an empty file", async () => {
    await expect(read(Buffer.from("\ufeffa;b\n", "utf16le"))).rejects.toMatchObject({ code: "ENCODING_WRONG" });
    await expect(read(" \r\n")).rejects.toMatchObject({ code: "FILE_EMPTY" });
  });

  it("refuses a file without line ends before it fills the memory", async () => {
    await expect(read("x".repeat(3_000_000))).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });
});

it("reads `\"t ` as `'t ` where quotes are stray, and unwraps whole cells", async () => {
  const { rows } = await read('a|b|c\nvan "t |"in ""x"""|5" breed\n', { delimiter: "|", quotes: "stray" });
  expect(rows).toEqual([["van 't ", 'in "x"', '5" breed']]);
});
