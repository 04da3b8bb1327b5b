import { setImmediate as soon } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { partner } from "@regiohub/infra/testing/callers";
import { type Budgets, freshBudgets } from "../testing/budgets.js";
import { bucketsIn } from "./buckets.js";
import { Meter } from "./meter.js";
import { Purse } from "./purse.js";

let budgets: Budgets;
beforeAll(async () => {
  budgets = await freshBudgets();
});
afterAll(async () => {
  await budgets.close();
});

/** As many of one client are under way at a time. */
const AT_A_TIME = 8;
const request = { requestId: "request-1", trace: clientTrace({}), caller: partner };

it("loses nothing of a budget to an operation that waited long for its turn", async () => {
  const time = { ms: 0 };
  const purse = new Purse(bucketsIn(budgets.pool), () => time.ms);
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
  const { rows } = await budgets.pool.query("select tokens from access.budget where board = '99002'");
  expect(rows).toEqual([{ tokens: 990 }]);
});
