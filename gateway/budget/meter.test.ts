import { setImmediate as soon } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { GATEWAY_LOGIN } from "@regiohub/infra/db/roles";
import { partner } from "@regiohub/infra/testing/callers";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import type { Pool } from "pg";
import { bucketsIn } from "./buckets.js";
import { Meter } from "./meter.js";
import { Purse } from "./purse.js";

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase({
    name: "budgets",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
  pool = openPool({ url: loginUrl(database.url, GATEWAY_LOGIN), max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** As many of one client are under way at a time. */
const AT_A_TIME = 8;
const request = { requestId: "request-1", trace: clientTrace({}), caller: partner };

it("loses nothing of a budget to an operation that waited long for its turn", async () => {
  const time = { ms: 0 };
  const purse = new Purse(bucketsIn(pool), () => time.ms);
  const settingsOf = async () => ({ documents: "free", budget: 1_000 }) as const;
  const meter = new Meter({ settingsOf, purse, onCharge: () => {} });
  const gate = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  let begun = 0;
  const operations = Array.from({ length: AT_A_TIME }, () =>
    meter.run({ request, requested: 10, board: "99001" }, async () => {
      if (++begun === AT_A_TIME) all.resolve();
      await gate.promise;
      return { result: {}, actual: 10 };
    }),
  );
  await all.promise;
  const late = meter.run({ request, requested: 10, board: "99002" }, async () => ({ result: {}, actual: 10 }));
  await soon();
  time.ms += 60_000;
  await purse.tidy();
  gate.resolve();
  await Promise.all([...operations, late]);
  await purse.close();
  const { rows } = await pool.query("select tokens from access.budget where board = '99002'");
  expect(rows).toEqual([{ tokens: 990 }]);
});
