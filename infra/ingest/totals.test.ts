import { describe, expect, it } from "@jest/globals";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, things, rejections } = toyIngest();

const ROWS = "001;one;1;\n002;two;2;\n003;three;3;\n";
const TOTAL = "Totaal;;6;\n";
const DECLARED = { "profile.yaml": "totalRows: 1\n" };

/** What came of the rows of a delivery, with its profile. */
async function counted(rows: string, profile: Record<string, string> = {}) {
  const report = await run({ "things.csv": HEAD + rows, ...profile });
  const { read, refused, passed } = report.counts.thing ?? {};
  return { read, refused, passed, things: await things(), told: await rejections(report.id) };
}

const ALL = ["001", "002", "003"];

describe("a file that may end in a total", () => {
  it("has it passed over, and counted", async () => {
    expect(await counted(ROWS + TOTAL, DECLARED)).toEqual({ read: 4, refused: 0, passed: 1, things: ALL, told: [] });
  });

  it("keeps its last row when there is no total", async () => {
    expect(await counted(ROWS, DECLARED)).toEqual({ read: 3, refused: 0, passed: 0, things: ALL, told: [] });
  });

  it("has its last row refused when it is no total and cannot be read", async () => {
    const told = ["things.csv:5 amount CELL_INVALID row"];
    expect(await counted(`${ROWS}004;four;many;\n`, DECLARED)).toEqual({
      ...{ read: 4, refused: 1, passed: 0 },
      ...{ things: ALL, told },
    });
    const short = await counted(`${ROWS}004;fo\n`, DECLARED);
    expect(short).toMatchObject({ refused: 1, passed: 0, told: ["things.csv:5 null ROW_MALFORMED row"] });
    const numbers = await counted(`${ROWS}004;;10000000;\n`, DECLARED);
    expect(numbers).toMatchObject({ refused: 1, passed: 0, told: ["things.csv:5 amount CELL_INVALID row"] });
  });

  it.each([";;6;\n", "Totaal: 3\n", "3 regels;;6;\n"])("has sums passed over that are no record: %j", async (sum) => {
    const found = await counted(ROWS + sum, DECLARED);
    expect(found).toEqual({ read: 4, refused: 0, passed: 1, things: ALL, told: [] });
  });

  it("is empty when it has nothing else", async () => {
    const report = await run({ "things.csv": HEAD + TOTAL, ...DECLARED });
    expect(report).toMatchObject({ state: "refused", error: { code: "FILE_EMPTY" } });
  });
});

describe("a total that nobody spoke of", () => {
  it("is refused, with what to say", async () => {
    expect(await counted(`${ROWS}Subtotaal;;6;\n${TOTAL}`)).toEqual({
      ...{ read: 5, refused: 2, passed: 0, things: ALL },
      told: ["things.csv:5 null TOTAL_UNDECLARED row", "things.csv:6 null TOTAL_UNDECLARED row"],
    });
  });

  it("is taken when it was before, but no longer once the profile speaks of it", async () => {
    const before = await counted(ROWS + TOTAL, { "profile.yaml": "totalRows: 0\n" });
    expect(before).toMatchObject({ refused: 0, passed: 0, things: [...ALL, "Totaal"] });
    expect(await counted(ROWS + TOTAL, DECLARED)).toMatchObject({ refused: 0, passed: 1 });
  });
});
