import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import { openPool } from "../db/connect.js";
import { boardCaller, partner } from "../testing/callers.js";
import { type ClientSettingsOf, NOTHING_AGREED, settingsBy } from "./client-settings.js";
import { Directory } from "./server/directory.js";
import { HUB, type IssuingHub, issuingHub } from "./testing/token-issuer.js";

let hub: IssuingHub;
let pool: Pool;
let now = new Date();
let settingsOf: ClientSettingsOf;
beforeAll(async () => {
  hub = await issuingHub();
  pool = openPool({ url: hub.url });
  await hub.client("portal", { documents: "trusted", budget: 5_000 });
  settingsOf = settingsBy(new Directory(pool, () => now), HUB);
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const portal = { ...partner, issuer: HUB, client: "portal" };

describe("settings of clients", () => {
  it("are those of the hub's own client, and new ones two seconds after they change", async () => {
    expect(await settingsOf(portal)).toMatchObject({ documents: "trusted", budget: 5_000 });
    await hub.run("update access.client set documents = 'free', budget = null where id = 'portal'");
    now = new Date(now.getTime() + 2_001);
    expect(await settingsOf(portal)).toMatchObject({ documents: "free", budget: null });
  });

  it("are none for anybody else, an other issuer's client of the same id too", async () => {
    for (const caller of [
      { ...portal, issuer: "https://other.example" },
      { ...portal, client: "new" },
      boardCaller("99001"),
    ]) {
      expect(await settingsOf(caller)).toBe(NOTHING_AGREED);
    }
  });
});
