import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Invalid } from "./cell.js";
import { openJson } from "./read-json.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-json-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer) {
  const path = join(folder, "rows.json");
  await writeFile(path, content);
  const open = await openJson(path);
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
    expect(rows).toEqual(all);
    expect(lines).toEqual(all.map((_, n) => n + 1));
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

  it("gives cells as text, and refuses those that lost digits or are no cell", async () => {
    const { open, rows, headers } = await read(
      '[{"a":103,"b":0.0000001,"c":12345678901234567890,"d":{},"e":true,"f":null}]',
    );
    const cells = headers.map((_, index) => open.cell(index)(rows[0] as Record<string, unknown>));
    expect(cells.slice(0, 2)).toEqual(["103", "0.000000100000"]);
    expect((cells[2] as Invalid).expected).toBe("so long a number in quotes");
    expect((cells[3] as Invalid).expected).toBe("one value, not a list or an object");
    expect(cells.slice(4)).toEqual(["true", null]);
  });
});

describe("a file that is no list of rows", () => {
  it.each([
    ["truncated in a row", `[${row(1)},{"n":2,"te`, /row 2.*ends inside the list/],
    ["truncated between rows", `[${row(1)},`, /row 2.*ends inside/],
    ["truncated in its envelope", `{"rows":[${row(1)}]`, /behind the list/],
    ["two answers behind each other", `[${row(1)}][${row(2)}]`, /behind the list/],
    ["without a comma", `[${row(1)}${row(2)}]`, /row 2|row 1/],
    ["with two commas", `[${row(1)},,${row(2)}]`, /not JSON/],
    ["with a comma behind the last row", `[${row(1)},]`, /not JSON/],
    ["wrong in one row", `[${row(1)},{"n":2 "text":1},${row(3)}]`, /row 2, byte 20: not JSON/],
    ["another object", '{"message":"unauthorised"}', /not JSON rows/],
    ["a page of HTML", "<html><body>503</body></html>", /not JSON rows/],
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
