import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import { freshDatabase } from "../testing/database.js";
import { openPool, withClient } from "./connect.js";
import { LooseStatements } from "./loose-statements.js";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase({ name: "empty", version: "1", run: async () => {} });
  pool = openPool({ url: database.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ask = async (statements: LooseStatements, text: string) => {
  const { query, release } = await statements.pool.connect();
  try {
    return (await query<{ pid: number }>(text, [])).rows;
  } finally {
    release();
  }
};
/** How many of the statements below run in the database. */
const slowOnes = async (client: Pick<Pool, "query">) =>
  (await client.query("select from pg_stat_activity where query like 'select pg_sleep(300%' and state = 'active'"))
    .rowCount ?? 0;
const PID = "select pg_backend_pid() as pid";

it("gives each connection back after its statement", async () => {
  const statements = new LooseStatements(pool);
  const [first, second] = [await ask(statements, PID), await ask(statements, PID)];
  expect(first).toEqual(second);
  await expect(ask(statements, "select 1/0")).rejects.toThrow("division by zero");
  expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
});

it("breaks off all that run, and what waits for a connection gets none", async () => {
  const statements = new LooseStatements(pool);
  const slow = ["select pg_sleep(3000)", "select pg_sleep(3001)"].map((text) =>
    expect(ask(statements, text)).rejects.toMatchObject({ code: "57014" }),
  );
  const waiting = expect(ask(statements, PID)).rejects.toThrow("after the end");
  await withClient(database.url, async (client) => {
    while ((await slowOnes(client)) < 2);
  });
  await statements.abandon();
  await Promise.all([...slow, waiting]);
  expect(await slowOnes(pool)).toBe(0);
});
