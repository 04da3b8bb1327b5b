import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, runs, things, query, url } = toyIngest();
const contents = { "things.csv": `${HEAD}1;a;;\n` };

/** Longer than any test may take. */
const FOR_EVER = "select pg_sleep(60)";

/** Aborts once a statement of this form runs, or waits. */
async function abortWhile(controller: AbortController, form: string): Promise<void> {
  for (;;) {
    const found = await query(
      `select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '${form}%'
         and datname = current_database()`,
    );
    if (found.length > 0) break;
    await sleep(10);
  }
  controller.abort();
}

describe("an ingest that is aborted", () => {
  it("ends within a statement that would run on, and leaves no run", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const after = async ({ client }: { client: { query(sql: string): Promise<unknown> } }) => {
      await client.query(FOR_EVER);
    };
    const ended = run(contents, { signal, hooks: { after } });
    await Promise.all([expect(ended).rejects.toMatchObject({ name: "AbortError" }), abortWhile(controller, FOR_EVER)]);
    expect([await runs(), await things()]).toEqual([[], []]);
  });

  it("ends within a statement that begins after the abort", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const after = async ({ client }: { client: { query(sql: string): Promise<unknown> } }) => {
      controller.abort();
      await sleep(300);
      await client.query(FOR_EVER);
    };
    await expect(run(contents, { signal, hooks: { after } })).rejects.toMatchObject({ name: "AbortError" });
    expect([await runs(), await things()]).toEqual([[], []]);
  });

  it("ends while it waits for another one", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    await withClient(url(), async (client) => {
      await client.query("select pg_advisory_lock(hashtextextended('hub ingest 99001 toy-csv', 0))");
      const ended = run(contents, { signal });
      await Promise.all([
        expect(ended).rejects.toMatchObject({ name: "AbortError" }),
        abortWhile(controller, "select pg_advisory_xact_lock"),
      ]);
    });
    expect(await runs()).toEqual([]);
    expect(await run(contents)).toMatchObject({ state: "loaded" });
  });

  it("before it began does nothing", async () => {
    await expect(run(contents, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect([await runs(), await things()]).toEqual([[], []]);
  });
});

it("says that the database is gone when it goes in the middle, and leaves nothing", async () => {
  const after = async ({ client }: { client: { query(sql: string): Promise<unknown> } }) => {
    await client.query("reset role; select pg_terminate_backend(pg_backend_pid())");
  };
  await expect(run(contents, { hooks: { after } })).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE" });
  expect([await runs(), await things()]).toEqual([[], []]);
  expect(await run(contents)).toMatchObject({ state: "loaded" });
});

it("goes on when the database breaks a deadlock with another delivery, also when it is held", async () => {
  let times = 0;
  const before = async ({ client }: { client: { query(sql: string): Promise<unknown> } }) => {
    times += 1;
    if (times < 3) await client.query("do $$ begin raise exception using errcode = '40P01'; end $$");
  };
  expect(await run(contents, { hooks: { before, limit: { count: 0 } } })).toMatchObject({ state: "held" });
  expect(times).toBe(3);
  expect((await runs()).map(({ state }) => state)).toEqual(["held"]);
  expect(await things()).toEqual([]);
});
