import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { expectSame } from "../../testing/expect-same.js";
import type { Row } from "../cell.js";
import { openJson } from "./read-json.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-json-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, lists?: readonly string[]) {
  const path = join(folder, "rows.json");
  await writeFile(path, content);
  const open = await openJson(path, { rows: lists });
  const rows: unknown[] = [];
  const lines: number[] = [];
  const bad: string[] = [];
  for await (const batch of open.batches) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
    bad.push(...batch.bad.map(({ line, code }) => `${line} ${code}`));
  }
  return { headers: open.headers, open, rows, lines, bad };
}

const row = (n: number, text = "x") => `{"n":${n},"text":${JSON.stringify(text)}}`;
const NASTY = ['"},{"', "]}", "\\", '\\"', "{", "é€😀", "\u2028", '"rows":['];

describe("a list of rows", () => {
  it.each([
    ["bare", (rows: string) => `[${rows}]`],
    ["with blanks", (rows: string) => `\ufeff \r\n[ \t${rows}\n ] \n`],
    ["in an envelope", (rows: string) => `{"skip":0,"take":100,"rows":[${rows}]}`],
    ["in an envelope, first", (rows: string) => `{ "rows" : [${rows}] , "skip": 0, "take": -1 }`],
  ])("is read %s", async (_, wrap) => {
    const { headers, rows, lines, bad } = await read(wrap([row(1), row(2), row(3)].join(" ,\n")));
    expect(headers).toEqual(["n", "text"]);
    expect(rows).toEqual([1, 2, 3].map((n) => ({ n, text: "x" })));
    expect({ lines, bad }).toEqual({ lines: [1, 2, 3], bad: [] });
  });

  it("is the same over many chunks as for a parser that has it all, whatever stands in the text", async () => {
    const all = Array.from({ length: 30_000 }, (_, n) => ({
      n,
      text: NASTY[n % NASTY.length]?.repeat(1 + (n % 9)),
      deep: n % 7 ? null : [{ n }],
    }));
    const text = `{"skip":0,"rows":${JSON.stringify(all)}}`;
    expect(text.length).toBeGreaterThan(1_500_000);
    const { rows, lines } = await read(text);
    expectSame(rows, all);
    expectSame(
      lines,
      all.map((_, n) => n + 1),
    );
  });

  it("says which rows are no rows, and goes on", async () => {
    const broken = Buffer.concat([
      Buffer.from(`[${row(1)},`),
      Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from(`,null,[${row(4)}],5,${row(6)}]`),
    ]);
    const { lines, bad } = await read(broken);
    expect(lines).toEqual([1, 6]);
    expect(bad).toEqual(["2 ENCODING_WRONG", "3 ROW_MALFORMED", "4 ROW_MALFORMED", "5 ROW_MALFORMED"]);
  });

  it("reads the numbers of an older Profit, and only outside text", async () => {
    const { rows } = await read('[{"a":-.5,"b":.25,"c":"x, -.5","d":10.5}]');
    expect(rows).toEqual([{ a: -0.5, b: 0.25, c: "x, -.5", d: 10.5 }]);
  });

  it("has rows that say what they say once", async () => {
    const { lines, bad } = await read(
      `[${row(1)},{"n":2,"n":3},{"n":{"a":1,"b":2,"\\u0061":3}},${row(4, '\\"')},${row(5, "Ã©Ã«n")}]`,
    );
    expect(lines).toEqual([1, 4]);
    expect(bad).toEqual(["2 ROW_MALFORMED", "3 ROW_MALFORMED", "5 ENCODING_WRONG"]);
  });

  it("has rows of at most 64 levels", async () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
    const { lines, bad } = await read(`[${nested(64)},${nested(65)},${nested(100_000)}]`);
    expect({ lines, bad }).toEqual({ lines: [1], bad: ["2 ROW_MALFORMED", "3 ROW_MALFORMED"] });
  });
});

describe("a list in objects", () => {
  const rows = `[${row(1)}]`;
  it.each([
    ["of an OData service", `{"@odata.context":"…","@odata.count":1,"value":${rows}}`],
    ["behind other lists and objects", `{"a":[{"value":[]}],"b":{"c":["}",{}]},"t":"\\"value\\":[","value":${rows}}`],
    ["before them", `{"value":${rows},"next":{"a":[1,[2]]},"messages":["]"]}`],
    ["with an escape in its name", `{"v\\u0061lue":${rows}}`],
    ["two deep", `{"status":{"items":1},"data":{"count":1,"items":${rows},"more":false},"x":0}`],
    ["two deep, with a value of the same name beside it", `{"items":[],"data":{"value":[]},"data.items":${rows}}`],
    ["that names no next page", `{"value":${rows},"nextLink":null,"@odata.nextLink":""}`],
    ["on its own", rows],
  ])("is read: one %s", async (_, content) => {
    expect(await read(content, ["value", "data.items"])).toMatchObject({ lines: [1], rows: [{ n: 1 }] });
  });

  it.each([
    ["a page", `{"value":${rows},"nextLink":"https://example.org/?skip=1"}`, /rows.json: a page of a longer answer/],
    ["a page, said first", `{"@odata.nextLink":"x","value":${rows}}`, /a page of a longer answer/],
    ["a page, said beside a deeper list", `{"data":{"items":${rows},"nextLink":"x"}}`, /a page of a longer answer/],
    ["two lists", `{"value":${rows},"data":{"items":[]}}`, /two lists of rows/],
    ["the same list twice", `{"value":${rows},"value":[]}`, /a key that stands twice/],
    ["a list of another name", `{"rows":${rows}}`, /not JSON rows.*as "value" or "data.items"/],
    ["a list in a list", `[${rows}]`, undefined],
    ["no list", `{"value":{"a":1},"data":[${rows}]}`, /not JSON rows/],
    ["what is no JSON before it", `{"a":tru,"value":${rows}}`, /not JSON around the list/],
    ["a file cut off before it", '{"a":{"value":[', /not JSON rows/],
  ])("is refused: %s", async (_, content, message) => {
    if (message) await expect(read(content, ["value", "data.items"])).rejects.toThrow(message);
    else expect(await read(content, ["value"])).toMatchObject({ rows: [], bad: ["1 ROW_MALFORMED"] });
  });
});

describe("columns", () => {
  it("are the keys of all rows, and what stands deeper, by its path", async () => {
    const { headers } = await read(
      '[{"id":1,"job":null},{"job":{"hours":8,"where":{}}},{"late":0,"jobs":[{"code":"a"},{"code":"b"}]}]',
    );
    expect(headers).toEqual(["id", "job", "job.hours", "job.where", "late", "jobs", "jobs[0].code", "jobs[1].code"]);
  });

  it("are found however late they come up", async () => {
    const text = "x".repeat(500);
    const { headers } = await read(
      JSON.stringify([...Array.from({ length: 2_000 }, (_, n) => (n % 2 ? { n } : { n, text })), { n: 0, last: 1 }]),
    );
    expect(headers).toEqual(["n", "text", "last"]);
  });

  it("are those of the first rows when a thousand of these are alike: a row may lack one, not bring one", async () => {
    const alike = Array.from({ length: 2_000 }, (_, n) => row(n, "x".repeat(200))).join();
    const { headers, lines, bad } = await read(
      `[${alike},{"text":"y"},{"text":"z","n":1},{"n":1,"text":"a","new":1},{"n":{"x":1},"text":"a"},${row(0)}]`,
    );
    expect(headers).toEqual(["n", "text"]);
    expect(lines.slice(2_000)).toEqual([2_001, 2_002, 2_005]);
    expect(bad).toEqual(["2003 ROW_MALFORMED", "2004 ROW_MALFORMED"]);
  });

  it("are at most ten thousand", async () => {
    const wide = (columns: number) => `[{${Array.from({ length: columns }, (_, n) => `"k${n}":0`)}}]`;
    expect((await read(wide(10_000))).headers).toHaveLength(10_000);
    await expect(read(wide(10_001))).rejects.toThrow("more than 10000 columns");
  });

  it("stand there twice when two places have one path", async () => {
    const { headers, open, rows } = await read('[{"a.b":1,"a":{"b":2}}]');
    expect(headers).toEqual(["a.b", "a.b"]);
    expect(headers.map((_, index) => open.cell(index)(rows[0] as Row))).toEqual(["1", "2"]);
  });
});

describe("a file that is no list of rows", () => {
  it.each([
    ["truncated in a row", `[${row(1)},{"n":2,"te`, /row 2.*ends inside the list/],
    ["truncated between rows", `[${row(1)},`, /row 2.*ends inside/],
    ["truncated in its envelope", `{"rows":[${row(1)}]`, /around the list/],
    ["two answers behind each other", `[${row(1)}][${row(2)}]`, /around the list/],
    ["without a comma", `[${row(1)}${row(2)}]`, /row 2|row 1/],
    ["with two commas", `[${row(1)},,${row(2)}]`, /not JSON/],
    ["with a comma behind the last row", `[${row(1)},]`, /not JSON/],
    ["wrong in one row", `[${row(1)},{"n":2 "text":1},${row(3)}]`, /row 2, byte 20: not JSON/],
    ["another object", '{"message":"unauthorised"}', /not JSON rows/],
    ["a page of HTML", "<html><body>503</body></html>", /not JSON rows/],
    ["a row of more than 4 MB", `[{"a":"${"x".repeat(5_000_000)}"}]`, /row 1, byte 1: a row longer than 4 MB/],
    ["4 MB before the list", `{"a":"${"x".repeat(5_000_000)}","rows":[]}`, /no list of rows in the first 4 MB/],
    ["4 MB behind the list", `{"rows":[],"a":"${"x".repeat(5_000_000)}"}`, /more than 4 MB behind the list/],
  ])("is refused: %s", async (_, content, message) => {
    await expect(read(content)).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringMatching(message),
    });
  });

  it("is refused when it is empty", async () => {
    await expect(read("  \n")).rejects.toMatchObject({ code: "FILE_EMPTY" });
  });

  it.each(["[]", '{"skip":0,"take":100,"rows":[]}'])("has no rows: %s", async (content) => {
    expect(await read(content)).toMatchObject({ headers: [], rows: [] });
  });

  it("never shows what a cell says", async () => {
    await expect(read('[{"name":"Geheim" "x":1}]')).rejects.toThrow(expect.not.stringContaining("Geheim"));
  });
});
