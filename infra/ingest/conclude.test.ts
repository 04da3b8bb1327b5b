import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { inTransaction } from "../db/transaction.js";
import { exitCodeOf } from "../errors.js";
import { keepFromLoading } from "../privacy/erased.js";
import { concludeRuns } from "./conclude.js";
import type { Progress } from "./load.js";
import { type EchoHooks, echoDatabase, echoHub } from "./testing/echo.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, runs, things, query, url } = toyIngest(echoDatabase);

const thing = (id: number, name = "a") => ({ "things.csv": `${HEAD}${id};${name};;\n` });
const broken: EchoHooks = { refused: "a" };
const hub = echoHub();
const conclude = () => concludeRuns({ url: url(), subgraphs: hub.subgraphs });
const conclusions = async () =>
  (await query<{ run_id: number; copies: number }>("select run_id, copies from echo.conclusion")).map(
    ({ run_id, copies }) => [run_id, copies],
  );
const openRuns = async () => (await runs()).filter(({ concluded }) => !concluded).map(({ id }) => id);

describe("what goes wrong behind a delivery", () => {
  it("leaves it loaded, says so, and what to do; nothing is half there", async () => {
    const report = await run(thing(1), { hub: echoHub(broken) });
    expect(report).toMatchObject({ state: "loaded", error: null, concluded: false });
    expect(report.unconcluded).toMatchObject({ code: "NOT_CONCLUDED" });
    expect(report.unconcluded?.message).toBe(
      `Run ${report.id}: loaded; what follows from it is not there yet (HubError INTERNAL). The board's later runs wait for it.`,
    );
    expect([await things(), await openRuns(), await conclusions()]).toEqual([["1"], [report.id], []]);
  });

  it("is done by the next delivery of anybody, also of one that changes nothing", async () => {
    const { id } = await run(thing(1), { hub: echoHub(broken) });
    const other = await run(thing(2), { hub, board: "99002" });
    expect(await conclusions()).toEqual([
      [other.id, 1],
      [id, 2],
    ]);
    const third = await run(thing(3), { hub: echoHub(broken), board: "99003" });
    await run(thing(2), { hub, board: "99002" });
    expect((await conclusions()).at(-1)).toEqual([third.id, 3]);
    expect(await openRuns()).toEqual([]);
  });

  it("keeps the board's later runs waiting, and all are done in their order", async () => {
    const first = await run(thing(1), { hub: echoHub(broken) });
    const second = await run(thing(2, "b"), { hub: echoHub(broken) });
    expect(second.unconcluded?.message).toContain(`Run ${first.id}: loaded`);
    expect(await things()).toEqual(["1", "2"]);
    expect(await conclude()).toEqual([first, second].map(({ id }) => ({ runId: id, board: "99001", error: null })));
    expect(await conclusions()).toEqual([
      [first.id, 2],
      [second.id, 2],
    ]);
    expect(await conclude()).toEqual([]);
  });

  it("is tried again at once where another one was in the way", async () => {
    let times = 0;
    const loaded: EchoHooks["loaded"] = async ({ client }) => {
      times += 1;
      if (times < 3) await client.query("do $$ begin raise exception using errcode = '40P01'; end $$");
    };
    expect(await run(thing(1), { hub: echoHub({ loaded }) })).toMatchObject({ concluded: true });
    expect(times).toBe(3);
  });
});

describe("an ingest that is aborted while it concludes", () => {
  it("gives the run, which is loaded, and undoes what it was at", async () => {
    const controller = new AbortController();
    const loaded: EchoHooks["loaded"] = async ({ client }) => {
      controller.abort();
      await client.query("select pg_sleep(60)");
    };
    const report = await run(thing(1), { hub: echoHub({ loaded }), signal: controller.signal });
    expect(report).toMatchObject({ state: "loaded", concluded: false, unconcluded: { code: "NOT_CONCLUDED" } });
    expect(report.unconcluded?.message).toBe(
      `Run ${report.id}: loaded; stopped before what follows from it was there.`,
    );
    expect(exitCodeOf(report.unconcluded)).toBe(exitCodeOf(controller.signal.reason));
    expect([await things(), await conclusions(), await openRuns()]).toEqual([["1"], [], [report.id]]);
    await conclude();
    expect(await conclusions()).toEqual([[report.id, 1]]);
  });
});

describe("a run that is under way", () => {
  it("is told of when it counts, before anything is concluded", async () => {
    const told: unknown[] = [];
    const phases: Progress["phase"][] = [];
    await run(thing(1), {
      hub: echoHub({ offered: () => void told.push("offered") }),
      loaded: ({ state, concluded }) => void told.push(state, concluded),
      progress: ({ phase }) => void phases.push(phase),
    });
    expect(told).toEqual(["loaded", false, "offered"]);
    expect(phases.at(-1)).toBe("concluding");
  });

  it("is concluded once, however many are at it", async () => {
    const { id } = await run(thing(1), { hub: echoHub(broken) });
    await Promise.all([conclude(), conclude(), run(thing(2), { hub, board: "99002" }), run(thing(3), { hub })]);
    await conclude();
    expect((await conclusions()).filter(([runId]) => runId === id)).toHaveLength(1);
    expect(await openRuns()).toEqual([]);
  });

  it("keeps others from erasing people of its board", async () => {
    const order: string[] = [];
    let erasing: Promise<unknown> | undefined;
    const loaded: EchoHooks["loaded"] = async () => {
      erasing = withClient(url(), (client) =>
        inTransaction(client, () => keepFromLoading(client, "99001").then(() => order.push("erased"))),
      );
      const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
      while ((await query(waiting)).length === 0) await sleep(5);
      order.push("concluded");
    };
    await run(thing(1), { hub: echoHub({ loaded }) });
    await erasing;
    expect(order).toEqual(["concluded", "erased"]);
  });
});

it("is nothing of a dry run, a held run, a register, or where nothing follows", async () => {
  const held = echoHub({ limit: { count: 0 }, refused: "a" });
  expect(await run(thing(1), { hub: held, dryRun: { first: 1, after: 0 } })).toMatchObject({ concluded: true });
  expect(await run(thing(1), { hub: held })).toMatchObject({ state: "held", concluded: true });
  expect(await run(thing(1), { board: "99002" })).toMatchObject({ state: "loaded", concluded: true });
  expect(await query("select from ingest.unconcluded")).toEqual([]);
  expect(await conclude()).toEqual([]);
});
