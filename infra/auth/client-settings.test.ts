import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import { openPool } from "../db/connect.js";
import { boardCaller, partner } from "../testing/callers.js";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { clientSettingsIn, NOTHING_AGREED } from "./client-settings.js";

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase({ name: "empty", version: "1", run: async () => {} });
  pool = openPool({ url: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe("settings of clients", () => {
  it("are none where no clients are kept, and for callers that come without one", async () => {
    const settingsOf = clientSettingsIn(pool);
    expect(await settingsOf(partner)).toEqual(NOTHING_AGREED);
    expect(await settingsOf(boardCaller("99001"))).toEqual(NOTHING_AGREED);
  });

  it("are those of the client's row, and new ones two seconds after they change", async () => {
    await pool.query(`create schema access;
      create table access.client (id text primary key, documents text not null, budget int);
      insert into access.client values ('portal', 'trusted', 5000)`);
    const time = { ms: 0 };
    const settingsOf = clientSettingsIn(pool, () => time.ms);
    expect(await settingsOf(partner)).toEqual({ documents: "trusted", budget: 5_000 });
    expect(await settingsOf({ ...partner, client: "another" })).toEqual(NOTHING_AGREED);
    await pool.query("update access.client set documents = 'free', budget = null");
    time.ms = 1_999;
    expect(await settingsOf(partner)).toEqual({ documents: "trusted", budget: 5_000 });
    time.ms = 2_000;
    expect(await settingsOf(partner)).toEqual({ documents: "free", budget: null });
  });

  it("are asked again after the database could not tell", async () => {
    const settingsOf = clientSettingsIn(pool, () => 0);
    await pool.query("alter table access.client rename to being_changed; create view access.client as select");
    await expect(settingsOf(partner)).rejects.toThrow();
    await pool.query("drop view access.client; alter table access.being_changed rename to client");
    expect(await settingsOf(partner)).toEqual({ documents: "free", budget: null });
  });
});
