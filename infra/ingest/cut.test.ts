import { describe, expect, it } from "@jest/globals";
import { check } from "./check.js";
import { toyCsv } from "./testing/toy.js";
import { toyIngest } from "./testing/toy-ingest.js";

const { run, things, rejections, query, files } = toyIngest();

// The last column is read, so that a shorter last cell is another value.
const HEAD = "nr;amount;made;name\n";
const WHOLE = `${HEAD}001;1;;one\n002;0,85;;two\n`;
const NOTE = "things.csv:0 null END_MISSING nothing";

/** What came of a delivery: its things, those refused, and what was told. */
async function bring(content: string, profile = "coverage: full\n") {
  const report = await run({ "things.csv": content, "profile.yaml": profile });
  const { counts, id } = report;
  return { things: await things(), refused: counts.thing?.refused, told: await rejections(id) };
}

const found = async () =>
  (await query<{ name: string }>("select name from toy.thing order by id")).map(({ name }) => name);

describe("a file that ends in its last cell", () => {
  it("has that row refused, for the cell may go on", async () => {
    const told = [NOTE, "things.csv:3 name END_MISSING row"];
    expect(await bring(WHOLE.slice(0, -1))).toEqual({
      things: ["001"],
      refused: 1,
      told: expect.arrayContaining(told),
    });
    expect(await bring(WHOLE.slice(0, -3))).toMatchObject({ things: ["001"], refused: 1 });
  });

  it("leaves what the hub has of it as it is", async () => {
    await bring(WHOLE);
    const before = await found();
    const [path = ""] = await files({ "things.csv": WHOLE.slice(0, -2) });
    expect(before).toHaveLength(2);
    await bring(WHOLE.slice(0, -2));
    expect(await found()).toEqual(before);
    const [report] = await check({ adapters: [toyCsv], files: [path], board: "99001" });
    expect(report?.counts.thing).toMatchObject({ records: 1, refused: 1 });
  });

  it("is taken as it is when the profile says that files end so", async () => {
    const told = await bring(WHOLE.slice(0, -1), "lastLineEnd: optional\n");
    expect(told).toEqual({ things: ["001", "002"], refused: 0, told: [] });
  });

  it.each([
    ["its column is not read", `${HEAD.trimEnd()};other\n001;1;;one;x\n002;0,85;;two;y`],
    ["it is closed by a quote", `${HEAD}001;1;;one\n002;0,85;;"two"`],
    ["a delimiter stands behind it", `${HEAD}001;1;;one;\n002;0,85;;two;`],
  ])("has its last row taken when %s", async (_, content) => {
    expect(await bring(content)).toEqual({ things: ["001", "002"], refused: 0, told: [NOTE] });
  });

  it("has its last row taken when it came before, word for word", async () => {
    await bring(WHOLE);
    expect(await bring(WHOLE.slice(0, -1))).toEqual({ things: ["001", "002"], refused: 0, told: [NOTE] });
  });
});

describe("a side file that ends in its last cell", () => {
  const NOTED = "names.csv:0 null END_MISSING nothing";
  const ROW = "names.csv:3 name END_MISSING row";
  const named = "code;name\none;first\ntwo;second";
  const bringNamed = async (names: string, profile = "coverage: full\n") => {
    const { id } = await run({ "things.csv": WHOLE, "names.csv": names, "profile.yaml": profile });
    return { found: await found(), told: await rejections(id) };
  };

  it("has that row refused, and what refers to it, and leaves what the hub has of that", async () => {
    await bringNamed(`${named}\n`);
    for (const shorter of [named, named.slice(0, -3)]) {
      const told = expect.arrayContaining([ROW, NOTED, "things.csv:3 name END_MISSING row"]);
      expect(await bringNamed(shorter)).toEqual({ found: ["first", "second"], told });
    }
  });

  it("takes rows that refer to others, and those whose key came before", async () => {
    expect(await bringNamed(named)).toMatchObject({ found: ["first"] });
    const before = "code;name\none;first\ntwo;second\ntwo;thi";
    const { told, found: names } = await bringNamed(before);
    expect(names).toEqual(["first", "second"]);
    expect(told).toEqual(["names.csv:4 name END_MISSING row", NOTED]);
  });

  it("refers to whatever its key may become, where the key is what was cut off", async () => {
    const { told } = await bringNamed("name;code\nfirst;one\nsecond;tw");
    expect(told).toEqual(
      expect.arrayContaining(["names.csv:3 code END_MISSING row", "things.csv:3 name END_MISSING row"]),
    );
    expect(await found()).toEqual(["first"]);
  });

  it.each([
    ["the profile says that files end so", named, "lastLineEnd: optional\n", []],
    ["it is closed by a quote", named.replace("second", '"second"'), undefined, [NOTED]],
    ["its column is not read", "code;name;x\none;first;\ntwo;second;y", undefined, [NOTED]],
  ])("has its last row taken when %s", async (_, names, profile, told) => {
    expect(await bringNamed(names, profile)).toEqual({ found: ["first", "second"], told });
  });
});

describe("a file that ends in a total", () => {
  it("may end in it without a line end", async () => {
    const content = `${WHOLE}Totaal;1,8;;`;
    expect(await bring(content, "totalRows: 1\n")).toEqual({ things: ["001", "002"], refused: 0, told: [NOTE] });
  });
});
