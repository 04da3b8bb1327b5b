import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CheckOptions, check } from "./check.js";
import type { Progress } from "./load.js";
import { toyHub } from "./testing/toy.js";
import { HEAD } from "./testing/toy-ingest.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Checks files with these contents; gives the report of the one source. */
async function checked(contents: Readonly<Record<string, string>>, options: Partial<CheckOptions> = {}) {
  const files = Object.keys(contents).map((name) => join(folder, name));
  await Promise.all(Object.values(contents).map((content, index) => writeFile(files[index] ?? "", content)));
  const [report] = await check({ adapters: toyHub().adapters, files, board: "99001", ...options });
  return report;
}

describe("a check", () => {
  it("counts what would be made of the rows, and says what would be refused, without a database", async () => {
    const report = await checked({ "things.csv": `${HEAD}1;a;;\n2;b;many;\n3;c;1;\n`, "parts.csv": "nr\n1\n" });
    expect(report).toMatchObject({ source: "toy-csv", rejected: 1, error: null });
    expect(report?.counts).toEqual({
      thing: { read: 3, records: 2, refused: 1, passed: 0 },
      part: { read: 1, records: 1, refused: 0, passed: 0 },
    });
    expect(report?.rejections).toMatchObject([{ file: "things.csv", line: 3, column: "amount", code: "CELL_INVALID" }]);
  });

  it("says which rows share a key and contradict each other, all of them; the same twice is none", async () => {
    const report = await checked({
      "things.csv": `${HEAD}1;a;;\n2;b;;\n1;a;;\n3;c;1;\n2;b;7;\n1;x;;\n3;c;1;\n`,
      "parts.csv": "nr\n1\n1\n",
    });
    const expected = {
      en: "one row per nr, or rows that say the same",
      nl: "één regel per nr, of regels die hetzelfde zeggen",
    };
    const at = (line: number) => ({
      file: "things.csv",
      line,
      column: "nr",
      code: "KEY_CONFLICT",
      effect: "row",
      expected,
    });
    expect(report?.rejections).toEqual([2, 3, 4, 6, 7].map(at));
    expect(report?.counts.thing).toEqual({ read: 7, records: 2, refused: 5, passed: 0 });
    expect(report?.error).toBeNull();
  });

  it("finds a contradiction between two files, and refuses a delivery of nothing else", async () => {
    const report = await checked({ "things-1.csv": `${HEAD}1;a;;\n`, "things-2.csv": `${HEAD}1;b;;\n` });
    expect(report?.rejections).toMatchObject([
      { file: "things-1.csv", line: 2, code: "KEY_CONFLICT" },
      { file: "things-2.csv", line: 2, code: "KEY_CONFLICT" },
    ]);
    expect(report?.error).toMatchObject({ code: "ROWS_REFUSED" });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["FILE_EMPTY", { "things.csv": HEAD }],
    ["FILE_MISSING", { "names.csv": "code;name\na;b\n" }],
    ["FILE_MISSING", { "things-1.csv": `${HEAD}1;a;;\n`, "things-3.csv": `${HEAD}3;c;;\n` }],
    ["COLUMN_MISSING", { "things.csv": "nr;name\n1;a\n" }],
    ["ROWS_REFUSED", { "things.csv": `${HEAD}1;a;many;\n` }],
    ["ROWS_REFUSED", { "things.csv": `${HEAD}1;a;;\n`, "parts.csv": `nr\n${"x".repeat(300)}\n` }],
    ["ROWS_REFUSED", { "things.csv": `${HEAD}1;a;;\n`, "names.csv": "code;name\n;Anna\n" }],
  ])("tells that it would be refused as a whole: %s", async (code, contents) => {
    expect((await checked(contents))?.error).toMatchObject({ code });
  });

  it("tells how many of the bytes of CSV files it has read", async () => {
    const contents = { "things.csv": `${HEAD}1;a;;\n2;b;;\n`, "parts.csv": "nr\n1\n2\n" };
    const told: Progress[] = [];
    await checked(contents, { progress: (progress) => void told.push(progress) });
    const bytes = Object.values(contents).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
    expect(told.at(-1)).toMatchObject({ bytes, ofBytes: bytes });
  });

  it("tells of a number that may not enter once, also where the row is lost without it", async () => {
    const report = await checked({ "things.csv": `${HEAD}111222333;a;;\n2;b;;\n` });
    expect(report?.rejections).toMatchObject([{ line: 2, column: "nr", code: "CELL_FORBIDDEN", effect: "row" }]);
  });

  it.each([{}, { source: "toy-csv" }])(
    "refuses a profile that would be passed over, and says how to give it",
    async (options) => {
      const contents = { "things.csv": `${HEAD}1;a;;\n`, "p.yaml": "source: toy-csv\n" };
      await expect(checked(contents, options)).rejects.toMatchObject({
        code: "USAGE",
        message: expect.stringContaining("`--profile p.yaml`"),
      });
      expect(await checked(contents, { ...options, profile: join(folder, "p.yaml") })).toMatchObject({ error: null });
    },
  );

  it("tells a thousand of many faults, and how many there are", async () => {
    const wrong = Array.from({ length: 1_500 }, (_, n) => `w${n};a;many;\n`).join("");
    const report = await checked({ "things.csv": `${HEAD}1;a;;\n${wrong}` });
    expect([report?.rejected, report?.rejections.length]).toEqual([1_500, 1_000]);
  });

  it("ends when it is aborted, and throws what is wrong with the call itself", async () => {
    const contents = { "things.csv": `${HEAD}1;a;;\n` };
    const aborted = checked(contents, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    await expect(checked(contents, { source: "nobody" })).rejects.toMatchObject({ code: "SOURCE_UNKNOWN" });
    const profile = { text: "columns: { nmae: x }" };
    await expect(checked(contents, { profile })).rejects.toMatchObject({
      code: "PROFILE_INVALID",
      message: 'Profile, key "columns": no column "nmae" is read. Did you mean "name"?',
    });
    await expect(checked(contents, { board: null })).rejects.toMatchObject({ code: "USAGE" });
  });
});
