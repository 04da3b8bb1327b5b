import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql } from "kysely";
import { openPool } from "../db/connect.js";
import { freshDatabase } from "../testing/database.js";
import { subgraphDatabase } from "./database.js";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  database = await freshDatabase({ name: "empty", version: "1", run: async () => {} });
  pool = openPool({ url: database.url, max: 1, statementTimeoutMs: 200 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const select = (text: string, from = pool) => sql<{ text: string }>`select ${text}::text as text`.execute(open(from));
const open = (from: typeof pool) => subgraphDatabase<unknown>("toy", from);

describe("the database of a subgraph", () => {
  it("answers", async () => {
    expect((await select("Özdemir")).rows).toEqual([{ text: "Özdemir" }]);
  });

  it("refuses U+0000 in an argument, and works on", async () => {
    await expect(select("a\0b")).rejects.toMatchObject({ code: "ARGUMENT_INVALID" });
    expect((await select("a")).rows).toEqual([{ text: "a" }]);
  });

  it("says when a statement takes too long, and works on", async () => {
    await expect(sql`select pg_sleep(10)`.execute(open(pool))).rejects.toMatchObject({
      code: "TIMED_OUT",
      message: 'Subgraph "toy": its database is too slow.',
    });
    expect((await select("a")).rows).toEqual([{ text: "a" }]);
  });

  it("says when its connection is cut, and takes a new one", async () => {
    await expect(sql`select pg_terminate_backend(pg_backend_pid())`.execute(open(pool))).rejects.toMatchObject({
      code: "DOWNSTREAM_SERVICE_ERROR",
      message: 'Subgraph "toy": its database is not reachable.',
    });
    expect((await select("a")).rows).toEqual([{ text: "a" }]);
  });

  it("says when the server is not there, without its address", async () => {
    const away = openPool({ url: "postgres://nobody@127.0.0.1:1/none" });
    await expect(select("a", away)).rejects.toMatchObject({
      code: "DOWNSTREAM_SERVICE_ERROR",
      message: 'Subgraph "toy": its database is not reachable.',
    });
    await away.end();
  });

  it("says when the server does not let its login in", async () => {
    const stranger = new URL(database.url);
    stranger.password = "wrong";
    const out = openPool({ url: stranger.href });
    await expect(select("a", out)).rejects.toMatchObject({
      code: "DOWNSTREAM_SERVICE_ERROR",
      message: 'Subgraph "toy": its database is not reachable.',
    });
    await out.end();
  });

  it("leaves a fault of ours what it is", async () => {
    await expect(sql`select nothing`.execute(open(pool))).rejects.toMatchObject({ code: "42703" });
  });
});
