import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import type { Caller } from "../auth/caller.js";
import { boardCaller, operator, partner } from "../testing/callers.js";
import { freshDatabase } from "../testing/database.js";
import { Wait } from "../wait.js";
import { openPool } from "./connect.js";
import { Operation } from "./operation.js";
import { rowContextOf } from "./row-context.js";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase({ name: "empty", version: "1", run: async () => {} });
});
afterAll(() => database.drop());

/** What the database knows of who asks. */
const KNOWN = `select array_to_string(array[pg_backend_pid()::text, current_setting('hub.boards', true),
  current_setting('hub.shared', true), current_setting('hub.only_boards', true)], '|') as known`;

const begin = (caller: Caller | undefined) => new Operation(pool, rowContextOf(caller));
const ask = async (operation: Operation, sql = KNOWN) => {
  const { query } = await operation.pool.connect();
  return (await query<{ known: string }>(sql, [])).rows;
};
const known = async (operation: Operation) => (await ask(operation))[0]?.known.replace(/^\d+\|/, "");

beforeEach(() => {
  pool = openPool({ url: database.url, max: 1 });
});
afterEach(() => pool.end());

/** The next operation on the only connection there is, and a bare statement on it, know nobody. */
async function expectNothingLeft(): Promise<void> {
  const next = begin(undefined);
  expect(await known(next)).toBe("||");
  await next.finish();
  expect((await pool.query(KNOWN)).rows[0].known.replace(/^\d+\|/, "")).toBe("||");
  expect(pool.totalCount).toBe(1);
}

describe("an operation", () => {
  it("tells every statement who asks, over one connection", async () => {
    const operation = begin(boardCaller("99001", "99002"));
    const answers = await Promise.all([ask(operation), ask(operation), ask(operation)]);
    await operation.finish();
    expect(new Set(answers.flat().map(({ known }) => known)).size).toBe(1);
    expect(answers[0]?.[0]?.known).toMatch(/^\d+\|99001\n99002\|on\|$/);
  });

  it.each<[string, Caller, string]>([
    ["a partner", partner, "|on|"],
    ["a partner with a list of boards", { ...partner, boards: ["99001"] }, "|on|99001"],
    ["a partner with a list of none", { ...partner, boards: [] }, "|on|-"],
    ["the operator", operator, "||"],
    ["a board whose number is none", boardCaller("99001', 'x", "*", "99001\n99002"), "|on|"],
  ])("tells of %s", async (_, caller, expected) => {
    const operation = begin(caller);
    expect(await known(operation)).toBe(expected);
    await operation.finish();
  });

  it.each<[string, (operation: Operation) => Promise<void>]>([
    ["finished", (operation) => operation.finish()],
    ["abandoned", (operation) => operation.abandon()],
  ])("leaves nothing on the connection when it is %s", async (_, end) => {
    const operation = begin(boardCaller("99001"));
    expect(await known(operation)).toBe("99001|on|");
    await end(operation);
    await expectNothingLeft();
  });

  it("leaves nothing when a statement has set the context for longer than itself", async () => {
    const operation = begin(boardCaller("99001"));
    await ask(operation, "select set_config('hub.boards', '99009', false)");
    await operation.finish();
    const next = begin(partner);
    expect(await known(next)).toBe("|on|");
    await next.finish();
  });

  it("goes on in the same context after a statement that failed", async () => {
    const operation = begin(boardCaller("99001"));
    const [first, failed, third] = await Promise.allSettled([
      known(operation),
      ask(operation, "select 1/0"),
      known(operation),
    ]);
    expect([first.status, failed.status, third.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(third).toMatchObject({ value: "99001|on|" });
    await operation.finish();
    await expectNothingLeft();
  });

  it.each(["commit", "rollback"])("does not let a statement end its transaction by %s", async (end) => {
    const operation = begin(boardCaller("99001"));
    await ask(operation, "select set_config('hub.boards', '99009', false)");
    await expect(ask(operation, end)).rejects.toThrow("ended the transaction");
    expect(await known(operation)).toBe("99001|on|");
    await operation.finish();
  });

  it("goes on over another connection after its own was lost", async () => {
    const operation = begin(boardCaller("99001"));
    await expect(ask(operation, "select pg_terminate_backend(pg_backend_pid())")).rejects.toThrow();
    expect(await known(operation)).toBe("99001|on|");
    await operation.finish();
    await expectNothingLeft();
  });

  it("breaks off in the database what runs when it is abandoned, and closes its connection", async () => {
    const operation = begin(boardCaller("99001"));
    const [{ known: before } = { known: "" }] = await ask(operation);
    const running = expect(ask(operation, "select pg_sleep(3000)")).rejects.toMatchObject({ code: "57014" });
    const waiting = expect(ask(operation)).rejects.toThrow("after the end");
    await new Promise(setImmediate);
    await operation.abandon();
    await Promise.all([running, waiting]);
    const next = begin(undefined);
    expect((await ask(next))[0]?.known.split("|")[0]).not.toBe(before.split("|")[0]);
    await next.finish();
  });

  it("is broken off while it is being committed", async () => {
    const operation = begin(boardCaller("99001"));
    await ask(operation);
    operation.beforeCommit(async (client) => void (await client.query("select pg_sleep(3000)")));
    const finished = expect(operation.finish()).rejects.toMatchObject({ code: "57014" });
    await new Promise(setImmediate);
    await operation.abandon();
    await finished;
    await expectNothingLeft();
  });

  it("cannot be finished when it has been abandoned", async () => {
    const operation = begin(boardCaller("99001"));
    await ask(operation);
    await operation.abandon();
    await expect(operation.finish()).rejects.toThrow("after the end");
    await expectNothingLeft();
  });

  it("lets no statement run longer than its asker waits", async () => {
    const wait = new Wait(60_000);
    const operation = new Operation(pool, rowContextOf(partner), wait);
    const setting = "select setting as known from pg_settings where name = 'statement_timeout'";
    const [first] = await ask(operation, setting);
    expect(Number(first?.known)).toBeGreaterThan(0);
    expect(Number(first?.known)).toBeLessThanOrEqual(60_000);
    await operation.finish();
    expect((await pool.query(setting)).rows).toEqual([{ known: "0" }]);
    wait.end();
  });

  it("takes no connection when it is abandoned before it has one", async () => {
    const busy = begin(undefined);
    await known(busy);
    const operation = begin(boardCaller("99001"));
    const late = expect(ask(operation)).rejects.toThrow("after the end");
    await new Promise(setImmediate);
    await operation.abandon();
    await busy.finish();
    await late;
    await expectNothingLeft();
  });

  it("takes no statement after its end", async () => {
    const operation = begin(boardCaller("99001"));
    await operation.finish();
    await expect(ask(operation)).rejects.toThrow("after the end");
    expect(pool.totalCount).toBe(0);
  });

  it("does its last work in the same transaction, and fails with it", async () => {
    const kept = begin(boardCaller("99001"));
    kept.beforeCommit(
      async (client) => void (await client.query("create table kept as select current_setting('hub.boards') as board")),
    );
    await kept.finish();
    const undone = begin(boardCaller("99001"));
    undone.beforeCommit(async (client) => void (await client.query("create table undone ()")));
    undone.beforeCommit(async (client) => void (await client.query("select 1/0")));
    await expect(undone.finish()).rejects.toThrow("division by zero");
    const { rows } = await pool.query("select (select board from kept), to_regclass('undone') as undone");
    expect(rows).toEqual([{ board: "99001", undone: null }]);
    await expectNothingLeft();
  });

  it("is not finished well when its last work has swallowed a failure", async () => {
    const operation = begin(boardCaller("99001"));
    operation.beforeCommit(async (client) => void (await client.query("select 1/0").catch(() => {})));
    await expect(operation.finish()).rejects.toThrow("undone");
    await expectNothingLeft();
  });

  it("keeps two callers apart who ask at once", async () => {
    const wide = openPool({ url: database.url, max: 2 });
    const callers = ["99001", "99002"].map((board) => new Operation(wide, rowContextOf(boardCaller(board))));
    const seen = await Promise.all(Array.from({ length: 40 }, (_, at) => known(callers[at % 2] as Operation)));
    expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => `9900${1 + (at % 2)}|on|`));
    await Promise.all(callers.map((one) => one.finish()));
    await wide.end();
  });
});
