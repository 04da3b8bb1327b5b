import { describe, expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { same } from "../words.js";
import type { IngestOptions } from "./ingest.js";
import type { ToyHooks } from "./testing/toy.js";
import { type Contents, HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, things, runs, rejections } = toyIngest();

describe("a delivery that is refused", () => {
  const truncated = `[${Array.from({ length: 20_000 }, (_, n) => `{"nr":${n},"name":"x","amount":null,"made":null}`).join(",")}`;
  const undecodable = Buffer.concat([Buffer.from(`${HEAD}1;a;;\n2;`), Buffer.from([0xff]), Buffer.from(";;\n")]);
  it.each<[string, string, Contents]>([
    ["FILE_MALFORMED", "a truncated list", { "things.json": truncated }],
    ["FILE_EMPTY", "a header only", { "things.csv": HEAD }],
    ["FILE_MISSING", "a side file alone", { "names.csv": "code;name\na;b\n" }],
    ["COLUMN_MISSING", "a column less", { "things.csv": "nr;name\n1;a\n" }],
    ["ENCODING_WRONG", "too many undecodable rows", { "things.csv": undecodable }],
    ["ROWS_REFUSED", "no row that can be read", { "things.csv": `${HEAD}1;a;many;\n;b;;\n` }],
    ["ROWS_REFUSED", "no row that agrees with another", { "things.csv": `${HEAD}1;a;;\n1;b;;\n` }],
    ["ROWS_REFUSED", "no row that the loader takes", { "things.csv": `${HEAD}1;nobody;;\n1;nobody;;\n` }],
    [
      "ROWS_REFUSED",
      "one kind of which no row is left",
      { "things.csv": `${HEAD}1;a;;\n`, "parts.csv": `nr\n${"x".repeat(300)}\n` },
    ],
    [
      "ROWS_REFUSED",
      "a side file without a row that can be read",
      { "things.csv": `${HEAD}1;a;;\n`, "names.csv": "code;name\n;Anna\n" },
    ],
  ])("leaves nothing but its report: %s, %s", async (code, _, contents) => {
    const report = await run(contents);
    expect(report).toMatchObject({ state: "refused", error: { code }, counts: {} });
    expect(await things()).toEqual([]);
    expect(await runs()).toMatchObject([{ id: report.id, state: "refused", message: expect.stringContaining(code) }]);
  });

  it("still says what was found in it", async () => {
    const report = await run({ "things.csv": undecodable });
    expect(await rejections(report.id)).toEqual(["things.csv:3 null ENCODING_WRONG row"]);
  });

  it("says of how many rows how many were refused, and why", async () => {
    const report = await run({ "things.csv": `${HEAD}1;a;many;\n;b;;\n` });
    expect(report.message).toBe(
      "ROWS_REFUSED: things.csv: 2 of 2 rows were refused. Expected at least one that can be taken.",
    );
    expect(await rejections(report.id)).toEqual([
      "things.csv:2 amount CELL_INVALID row",
      "things.csv:3 nr CELL_EMPTY row",
    ]);
  });

  it("is of a board that a subgraph does not vouch for, when boards deliver to its source", async () => {
    const hooks: ToyHooks = {
      requireBoard: (_, board) => Promise.reject(new HubError("BOARD_UNKNOWN", same(`Board ${board}: unknown.`))),
    };
    const contents = { "things.csv": `${HEAD}1;a;;\n` };
    expect(await run(contents, { hooks })).toMatchObject({ state: "refused", error: { code: "BOARD_UNKNOWN" } });
    expect(await things()).toEqual([]);
    const register = { "things.json": '[{"nr":"1","name":"a","amount":null,"made":null}]' };
    expect(await run(register, { hooks })).toMatchObject({ state: "loaded" });
  });

  it.each<[string, Partial<IngestOptions>, Record<string, string>]>([
    ["USAGE", { board: null }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["USAGE", { board: "1" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["SOURCE_UNKNOWN", {}, { "stuff.csv": "a" }],
    ["SOURCE_UNKNOWN", { source: "toy-json" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["SOURCE_UNKNOWN", { source: "toys" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["PROFILE_INVALID", {}, { "things.csv": `${HEAD}1;a;;\n`, "profile.yaml": 'board: "99002"' }],
    ["FILE_UNREADABLE", { files: ["/nowhere/things.csv"] }, {}],
  ])("is no run when the call itself is wrong: %s %j", async (code, options, contents) => {
    await expect(run(contents, options)).rejects.toMatchObject({ code });
    expect(await runs()).toEqual([]);
  });
});
