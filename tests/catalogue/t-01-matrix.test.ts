import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { size } from "@regiohub/infra/testing/size";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { type AccessWorld, accessWorld, type Place } from "./support/access-world.js";
import { anyAsker, askersOf } from "./support/askers.js";
import { ORACLE } from "./support/oracle/index.js";
import { timeoutOf } from "./support/timeout.js";
import { differencesOf, isClosed } from "./support/verdicts.js";
import { fieldsOf, typesOf, waysIn } from "./support/ways.js";

const TIMEOUT = timeoutOf("T-01");
/** With each commit, what is open to everyone is asked by those who may do least. */
const ASKS_ALL = size("T-01", { commit: 0, long: 1 })
  ? /./
  : /^(the operator|a partner with a board's scopes and purpose)$/;
/** An operation is compiled when a subgraph in this process is asked it for the third time. */
const USES_TO_COMPILE = 3;
/** Most fields of a type that are asked together: by hand, each is asked alone. */
const TOGETHER = size("T-01", { commit: 100, long: 1 });

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
}, 120_000);
afterAll(() => world.close());

it("the oracle knows every field, and no other", () => {
  const fields = typesOf(world.gateway.schema)
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap((type) => fieldsOf(type).map(({ name }) => `${type.name}.${name}`));
  expect([...ORACLE.keys()].sort()).toEqual(fields.sort());
});

it(
  "the gateway shows callers with any scopes and any purpose what the oracle says",
  async () => {
    const { gateway, things } = world;
    const ways = waysIn(gateway.schema, things).filter(isClosed);
    await forSeeds("T-01", { commit: 20, long: 2_000 }, async (random) => {
      const asker = { who: "somebody", caller: anyAsker(random, things.thing), thing: things.thing };
      for (const way of ways) expect(await differencesOf(gateway, way, asker)).toEqual([]);
    });
  },
  TIMEOUT,
);

it(
  "the gateway goes on to show it once subgraphs' operations are compiled",
  async () => {
    const { gateway, things } = world;
    const differences: string[] = [];
    const asker = { who: "its own board", caller: boardCaller(things.thing.board), thing: things.thing };
    for (const way of waysIn(gateway.schema, things)) {
      for (let use = 1; use < USES_TO_COMPILE; use += 1) await differencesOf(gateway, way, asker);
      differences.push(...(await differencesOf(gateway, way, asker)));
    }
    expect(differences).toEqual([]);
  },
  TIMEOUT,
);

it.each(["gateway", "staff", "vacancies", "subsidies", "mobility"])(
  "%s shows every caller of every field what the oracle says",
  async (name) => {
    const { gateway, subgraphs, things } = world;
    const place = [gateway, ...subgraphs].find((one) => one.name === name) as Place;
    const ways = waysIn(place.schema, things);
    const differences: string[] = [];
    for (const [who, caller] of Object.entries(askersOf(things.thing))) {
      const asker = { who, caller, thing: things.thing };
      const asked = ASKS_ALL.test(who) ? ways : ways.filter(isClosed);
      for (const way of asked) differences.push(...(await differencesOf(place, way, asker, TOGETHER)));
    }
    expect(differences).toEqual([]);
  },
  TIMEOUT,
);
