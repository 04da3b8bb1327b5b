import { describe, expect, it } from "@jest/globals";
import { toyHub } from "./testing/toy.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, things, runs, query, approve, replay, rejections } = toyIngest();

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${String(from + n).padStart(3, "0")};name;1;\n`).join("");
const limit = { hooks: { limit: { percent: 10 } } };
const first = () => run({ "things.csv": HEAD + rows(1, 20) });
const second = () => run({ "things.csv": HEAD + rows(21, 40) }, limit);

describe("a run beyond a threshold", () => {
  it("is held: nothing is changed, and its records, its rejections and the findings are kept", async () => {
    await first();
    const held = await run({ "things.csv": `${HEAD}${rows(21, 40)}041;name;many;\n` }, limit);
    expect(held).toMatchObject({ state: "held", error: { code: "RUN_HELD" }, rejections: 1 });
    expect(held.guard).toEqual([{ measure: "touched", count: 20, of: 40, limit: { percent: 10 }, passed: false }]);
    expect(held.message).toContain("touched 20 of 40 (50.0 %, at most 10 %)");
    expect(await things()).toHaveLength(20);
    expect(await rejections(held.id)).toEqual(["things.csv:22 amount CELL_INVALID row"]);
    expect(await query(`select kind, rows from ingest.record_part where run_id = ${held.id}`)).toEqual([
      { kind: "thing", rows: 20 },
    ]);
  });

  it("says again that it is held when the same is delivered again, and makes no second run", async () => {
    await first();
    const held = await second();
    expect(await second()).toMatchObject({ id: held.id, state: "held", error: { code: "RUN_HELD" } });
    expect(await runs()).toHaveLength(2);
  });

  it("is loaded once it is approved, and keeps who did", async () => {
    await first();
    const held = await second();
    expect(await approve(held.id, limit)).toMatchObject({
      id: held.id,
      state: "loaded",
      error: null,
      approvedBy: "tester",
    });
    expect(await things()).toHaveLength(40);
    expect(await second()).toMatchObject({ state: "unchanged", message: `already applied as run ${held.id}` });
  });

  it("says what it was held for once it is approved too", async () => {
    await first();
    const held = await second();
    const [finding] = held.guard;
    const said = {
      guard: [finding],
      message: `loaded as run ${held.id}: thing 20 added; released, was held for: touched 20 of 40 (50.0 %, at most 10 %)`,
      messageNl: `verwerkt als run ${held.id}: thing 20 erbij; vrijgegeven, was aangehouden om: touched 20 van 40 (50,0 %, hoogstens 10 %)`,
    };
    expect(await approve(held.id, limit)).toMatchObject(said);
    expect((await runs())[0]).toMatchObject({ id: held.id, state: "loaded", approvedBy: "tester", ...said });
  });

  it("tells what approving would do, and does nothing", async () => {
    await first();
    const held = await second();
    const told = await approve(held.id, { dryRun: { first: 2, after: 1 } });
    expect(told.dryRun?.differences.map(({ who }) => who)).toEqual(["022", "023"]);
    expect(told).toMatchObject({ state: "loaded", guard: held.guard });
    expect(await things()).toHaveLength(20);
    expect((await runs()).map(({ state }) => state)).toEqual(["held", "loaded"]);
  });

  it("cannot be approved twice, or when a later delivery has been loaded, or when it never was held", async () => {
    const loaded = await first();
    const held = await second();
    await run({ "things.csv": HEAD + rows(1, 19) });
    await expect(approve(held.id)).rejects.toMatchObject({
      code: "RUN_SUPERSEDED",
      dutch: expect.stringMatching(/^Run \d+: run \d+ is sindsdien verwerkt\.$/),
    });
    await expect(approve(loaded.id)).rejects.toMatchObject({
      code: "RUN_NOT_HELD",
      dutch: `Run ${loaded.id}: zijn stand is verwerkt. Verwacht: aangehouden.`,
    });
    await expect(approve(999)).rejects.toMatchObject({ code: "RUN_UNKNOWN", dutch: "Run 999: die run is er niet." });
    expect((await runs()).map(({ state }) => state)).toEqual(["loaded", "held", "loaded"]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["its records are gone", () => query("delete from ingest.record_part"), "RECORDS_GONE"],
    ["the database refuses it", () => query("alter table toy.thing add check (id < '021') not valid"), "INTERNAL"],
  ])("stays held, alone, when %s", async (_, spoil, code) => {
    await first();
    const held = await second();
    const before = await runs();
    await spoil();
    await expect(approve(held.id)).rejects.toMatchObject({ code });
    expect(await runs()).toEqual(before);
    expect(await things()).toHaveLength(20);
  });

  it("is held by the profile's own limits too", async () => {
    await first();
    const profile = { "profile.yaml": "guard: { touched: { count: 3 } }\n" };
    expect((await run({ "things.csv": HEAD + rows(21, 24), ...profile }, { hooks: { limit: {} } })).state).toBe("held");
  });
});

describe("a dry run", () => {
  it("tells what would change, page by page, and leaves no run and no row", async () => {
    const told = await run({ "things.csv": HEAD + rows(1, 5) }, { dryRun: { first: 3, after: 3 } });
    expect(told).toMatchObject({ state: "loaded", counts: { thing: { added: 5 } } });
    expect(told.dryRun?.differences.map(({ who }) => who)).toEqual(["004", "005"]);
    expect(told).toMatchObject({ id: 0, message: "loaded: thing 5 added" });
    expect(await things()).toEqual([]);
    expect(await runs()).toEqual([]);
  });

  it("uses up no number, and neither does a run that is held", async () => {
    const dry = { dryRun: { first: 1, after: 0 } };
    const one = await first();
    expect(await run({ "things.csv": HEAD + rows(21, 40) }, { ...limit, ...dry })).toMatchObject({
      state: "held",
      id: 0,
    });
    expect(await run({ "things.csv": HEAD + rows(1, 20) }, dry)).toMatchObject({ state: "unchanged", id: 0 });
    expect((await second()).id).toBe(one.id + 1);
    expect((await run({ "things.csv": HEAD + rows(1, 2) })).id).toBe(one.id + 2);
  });

  it("says that it would be held, or refused", async () => {
    await first();
    const delivery = { "things.csv": HEAD + rows(21, 40) };
    expect(await run(delivery, { ...limit, dryRun: { first: 1, after: 0 } })).toMatchObject({ state: "held" });
    await expect(run({ "things.csv": HEAD }, { dryRun: { first: 1, after: 0 } })).rejects.toMatchObject({
      code: "FILE_EMPTY",
    });
    expect(await runs()).toHaveLength(1);
  });
});

describe("a replay", () => {
  it("brings the same rows again, refused keys and all, as a run of its own", async () => {
    const delivery = { "things.csv": `${HEAD}${rows(1, 3)}004;nobody;1;\n005;name;many;\n` };
    const one = await run(delivery);
    await query("delete from toy.thing");
    const again = await replay(one.id);
    expect(again).toMatchObject({ state: "loaded", replayOf: one.id, counts: { thing: { added: 3, refused: 1 } } });
    expect(await things()).toEqual(["001", "002", "003"]);
    expect((await query<{ run_id: number }>("select distinct run_id from toy.thing"))[0]?.run_id).toBe(again.id);
    expect(await rejections(again.id)).toEqual(["things.csv:5 name REFERENCE_UNKNOWN row"]);
  });

  it("can itself be replayed, and says so when the records are gone", async () => {
    const one = await first();
    const again = await replay(one.id);
    await query(`delete from ingest.record_part where run_id = ${one.id}`);
    expect(await replay(again.id)).toMatchObject({ state: "loaded", replayOf: again.id });
    expect(await replay(one.id)).toMatchObject({ state: "refused", error: { code: "RECORDS_GONE" } });
  });
});

describe("what is held", () => {
  it("is loaded once when two approve it at once", async () => {
    await first();
    const held = await second();
    const both = await Promise.allSettled([approve(held.id), approve(held.id)]);
    expect(both.map((one) => (one.status === "fulfilled" ? one.value.state : one.reason.code)).sort()).toEqual([
      "RUN_NOT_HELD",
      "loaded",
    ]);
    expect(await runs()).toMatchObject([{ id: held.id, state: "loaded", approvedBy: "tester" }, { state: "loaded" }]);
  });

  it("is left behind by a delivery that is loaded after it, also when that is the one before it again", async () => {
    const one = await first();
    const held = await second();
    expect(await first()).toMatchObject({ state: "loaded" });
    await expect(approve(held.id)).rejects.toMatchObject({ code: "RUN_SUPERSEDED" });
    expect(one.id).toBeLessThan(held.id);
  });

  it("is not left behind by a replay that changes nothing, which counts for no later delivery either", async () => {
    const one = await first();
    const held = await second();
    expect(await replay(one.id)).toMatchObject({ state: "loaded", counts: { thing: { unchanged: 20 } } });
    expect(await second()).toMatchObject({ id: held.id, state: "held" });
    expect(await approve(held.id)).toMatchObject({ state: "loaded" });
    expect(await second()).toMatchObject({ state: "unchanged", message: `already applied as run ${held.id}` });
    expect(await first()).toMatchObject({ state: "loaded" });
  });

  it("is left behind by a replay that changes something, and by a delivery that changes nothing", async () => {
    const one = await first();
    const held = await second();
    await query("delete from toy.thing where id = '001'");
    expect(await replay(one.id)).toMatchObject({ counts: { thing: { added: 1, unchanged: 19 } } });
    await expect(approve(held.id)).rejects.toMatchObject({ code: "RUN_SUPERSEDED" });
    const later = await second();
    expect(later).toMatchObject({ state: "held" });
    expect(await first()).toMatchObject({ state: "loaded", counts: { thing: { unchanged: 20 } } });
    await expect(approve(later.id)).rejects.toMatchObject({ code: "RUN_SUPERSEDED" });
  });

  it("stays held when it is aborted while it is released", async () => {
    await first();
    const held = await second();
    await expect(approve(held.id, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect((await runs())[0]).toMatchObject({ id: held.id, state: "held", approvedBy: null });
    expect(await approve(held.id)).toMatchObject({ state: "loaded" });
  });
});

describe("a page of differences", () => {
  it("goes on from one subgraph to the next where the first one ends", async () => {
    const hub = toyHub();
    const [toy] = hub.subgraphs;
    const more = { ...toy, loaders: [], measures: undefined, requireBoard: undefined };
    const two = { ...hub, subgraphs: [toy, more] as typeof hub.subgraphs };
    const page = async (after: number) =>
      (
        await run({ "things.csv": HEAD + rows(1, 3) }, { hub: two, dryRun: { first: 2, after } })
      ).dryRun?.differences.map(({ who }) => who);
    expect([await page(0), await page(2), await page(4)]).toEqual([
      ["001", "002"],
      ["003", "001"],
      ["002", "003"],
    ]);
  });
});
