import { describe, expect, it } from "@jest/globals";
import type { IngestOptions } from "./ingest.js";
import type { ToyHooks } from "./testing/toy.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, query, things } = toyIngest();

describe("a loader that fails", () => {
  it("undoes the whole delivery and shows no cell", async () => {
    const report = await run({ "things.csv": `${HEAD}1;a;;\n2;geheim;5000;\n` });
    expect(report).toMatchObject({ state: "failed", error: { code: "INTERNAL" } });
    expect(report.message).toContain("23514, thing_amount_check");
    expect(report.message).not.toContain("geheim");
    expect(await things()).toEqual([]);
  });

  it("works under its subgraph's role, and cannot touch the runs", async () => {
    const after: ToyHooks["after"] = async ({ client }) => void (await client.query("delete from ingest.run"));
    const report = await run({ "things.csv": `${HEAD}1;a;;\n` }, { hooks: { after } });
    expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("42501") });
  });

  it("is tried again when another delivery was in its way", async () => {
    let attempts = 0;
    const before: ToyHooks["before"] = async ({ client }) => {
      attempts += 1;
      if (attempts < 3) await client.query("do $$ begin raise exception 'in the way' using errcode = '40P01'; end $$");
    };
    expect((await run({ "things.csv": `${HEAD}1;a;;\n` }, { hooks: { before } })).state).toBe("loaded");
    expect(attempts).toBe(3);
  });
});

describe("what goes with a record of another kind", () => {
  it("counts as removed of its own kind, where that is delivered too", async () => {
    const contents = { "things.csv": `${HEAD}1;a;;\n`, "parts.csv": "nr\n1\n" };
    const { counts, message } = await run(contents, { hooks: { alongside: { part: 3, absent: 2 } } });
    expect(message).toBe("loaded as run 1: thing 1 added; part 1 added, 3 removed");
    expect(Object.keys(counts).sort()).toEqual(["part", "thing"]);
  });
});

describe("a kind that is read while the one before it is loaded", () => {
  const slowly: ToyHooks["before"] = async ({ client }) => void (await client.query("select pg_sleep(0.2)"));
  const thingsCsv = `${HEAD}1;a;;\n`;
  const parts = (count: number) =>
    `nr\n${Array.from({ length: count }, (_, n) => `${"long ".repeat(20)}${n}\n`).join("")}`;

  it("is loaded after it", async () => {
    const order: string[] = [];
    const progress: IngestOptions["progress"] = ({ phase, name }) => void order.push(`${phase} ${name}`);
    const contents = { "things.csv": thingsCsv, "parts.csv": parts(300_000) };
    const report = await run(contents, { hooks: { before: slowly }, progress });
    expect(report.counts).toMatchObject({ thing: { added: 1 }, part: { added: 300_000 } });
    expect(new Set(order.slice(0, -1))).toEqual(new Set(["reading things.csv", "loading thing", "reading parts.csv"]));
    expect(order.at(-1)).toBe("loading part");
  });

  it("is undone with it when it turns out to be wrong", async () => {
    const broken = Buffer.from(`${parts(10)}\xff\n`, "latin1");
    const report = await run({ "things.csv": thingsCsv, "parts.csv": broken }, { hooks: { before: slowly } });
    expect(report).toMatchObject({ state: "refused", error: { code: "ENCODING_WRONG" } });
    expect(await things()).toEqual([]);
  });

  it("is given up when the one before it fails", async () => {
    const fail: ToyHooks["after"] = async (context) => {
      await slowly(context);
      await context.client.query("select 1 / 0");
    };
    for (const count of [1, 300_000]) {
      const report = await run({ "things.csv": thingsCsv, "parts.csv": parts(count) }, { hooks: { after: fail } });
      expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("22012") });
      expect(await query("select from toy.part limit 1")).toEqual([]);
    }
  });
});
