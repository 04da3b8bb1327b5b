import { describe, expect, it } from "@jest/globals";
import { dayOf } from "../values.js";
import { type EchoHooks, echoDatabase, echoHub } from "./testing/echo.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, approve, replay, query } = toyIngest(echoDatabase);

const things = (...rows: readonly string[]) => ({ "things.csv": HEAD + rows.map((row) => `${row};;\n`).join("") });
/** Twenty things: enough to be held against a limit. */
const twenty = (from: number) => things(...Array.from({ length: 20 }, (_, n) => `${from + n};x`));
const copies = async () =>
  (await query<{ board: string; id: string; name: string }>("select board, id, name from echo.copy order by 1, 2")).map(
    ({ board, id, name }) => `${board} ${id} ${name}`,
  );
const conclusions = () => query("select * from echo.conclusion order by run_id");

/** Hooks that write down how things were offered, and how their copies were loaded. */
function listening(more: EchoHooks = {}) {
  const heard: string[] = [];
  const hub = echoHub({
    ...more,
    offered: ({ kinds, coverage }, scope) => void heard.push(`${scope} after ${kinds.join()}, ${coverage}`),
    loaded: async ({ coverage, client, staged }) => {
      const { rowCount } = await client.query(`select from ${staged}`);
      heard.push(`${rowCount} as ${coverage}`);
    },
  });
  return { hub, heard };
}

describe("what one subgraph offers another", () => {
  it("is everything of the board at the first delivery, then what a run changed, and nothing of an unchanged one", async () => {
    const { hub, heard } = listening();
    await run(things("1;a", "2;b"), { hub });
    await run(things("2;c"), { hub });
    const again = await run(things("2;c"), { hub });
    expect(again.state).toBe("unchanged");
    expect(heard).toEqual(["all after thing, windowed", "2 as full", "changed after thing, windowed", "1 as windowed"]);
    expect(await copies()).toEqual(["99001 1 a", "99001 2 c"]);
  });

  it("is everything of a board that delivered before anything was offered", async () => {
    await run(things("1;a"), { hub: { ...echoHub(), subgraphs: echoHub().subgraphs.slice(1).concat(toyAlone()) } });
    expect(await copies()).toEqual([]);
    await run(things("2;b"), { hub: echoHub() });
    expect(await copies()).toEqual(["99001 1 a", "99001 2 b"]);
  });

  it("is not made after a delivery of other kinds, and counts in no run", async () => {
    const { hub, heard } = listening({ offeredAfter: ["part"] });
    await run(things("1;a"), { hub });
    expect(heard).toEqual([]);
    const report = await run({ ...things("2;b"), "parts.csv": "nr\n7\n" }, { hub });
    expect(heard).toEqual(["all after thing,part, windowed", "2 as full"]);
    expect(Object.keys(report.counts).sort()).toEqual(["part", "thing"]);
  });

  it("is not refused: then nothing of it is there, and what was delivered is", async () => {
    const report = await run(things("1;a", "2;b"), { hub: echoHub({ refused: "b" }) });
    expect(report).toMatchObject({ state: "loaded", unconcluded: { cause: { code: "INTERNAL" } } });
    expect(await copies()).toEqual([]);
    expect(await query("select from toy.thing")).toHaveLength(2);
  });
});

/** The subgraph of things, which offers none. */
const toyAlone = () =>
  echoHub()
    .subgraphs.slice(0, 1)
    .map(({ offers: _, ...subgraph }) => subgraph);

describe("what is concluded from a delivery", () => {
  it("is drawn once, behind all loaders, under a role that sees all boards", async () => {
    const hub = echoHub();
    await run(things("1;a", "2;b"), { hub });
    await run({ ...things("1;a"), "parts.csv": "nr\n7\n" }, { hub, board: "99002" });
    expect(await conclusions()).toMatchObject([
      { board: "99001", kinds: ["thing"], copies: 2, drawn_by: "hub_echo_derive" },
      { board: "99002", kinds: ["thing", "part"], copies: 3, drawn_by: "hub_echo_derive" },
    ]);
  });

  it("is not drawn from a dry run or a run that is held, and drawn when that is released", async () => {
    await run(twenty(1), { hub: echoHub() });
    const before = [await conclusions(), await copies()];
    await run(twenty(21), { hub: echoHub(), dryRun: { first: 10, after: 0 } });
    expect([await conclusions(), await copies()]).toEqual(before);
    const hub = echoHub({ limit: { percent: 10 } });
    const held = await run(twenty(21), { hub });
    expect(held.state).toBe("held");
    expect([await conclusions(), await copies()]).toEqual(before);
    expect((await approve(held.id, { hub })).state).toBe("loaded");
    expect(await conclusions()).toMatchObject([{ copies: 20 }, { run_id: held.id, copies: 40 }]);
  });

  it("is nothing from a register", async () => {
    const { hub, heard } = listening();
    const report = await run(
      { "things.json": '[{"nr":"1","name":"a","amount":null,"made":null}]' },
      { hub, board: null },
    );
    expect([report.state, report.source, heard, await conclusions()]).toEqual(["loaded", "toy-json", [], []]);
  });
});

describe("the day that files speak of", () => {
  const hub = echoHub();
  const days = async () =>
    (await query<{ on_day: string }>("select on_day from echo.conclusion")).map((row) => row.on_day);

  it("is what was said, kept with the run, and the same when that is replayed or released", async () => {
    const first = await run(twenty(1), { hub, day: "2025-10-15" });
    expect(first.day).toBe("2025-10-15");
    expect((await replay(first.id, { hub })).day).toBe("2025-10-15");
    const held = await run(twenty(21), { hub: echoHub({ limit: { percent: 10 } }), day: "2025-10-16" });
    expect([held.state, held.day]).toEqual(["held", "2025-10-16"]);
    await approve(held.id, { hub });
    expect(await days()).toEqual(["2025-10-15", "2025-10-15", "2025-10-16"]);
  });

  it("is that on which the run began where nobody said it", async () => {
    const report = await run(things("1;a"), { hub });
    const day = dayOf(new Date(report.startedAt));
    expect([report.day, await days()]).toEqual([day, [day]]);
  });

  it("makes the same files another delivery when it is said to be another one", async () => {
    const states: string[] = [];
    for (const day of ["2025-10-15", "2025-10-16", "2025-10-16"]) {
      states.push((await run(things("1;a"), { hub, day })).state);
    }
    expect(states).toEqual(["loaded", "loaded", "unchanged"]);
  });
});
