import { basename } from "node:path";
import { expect, it } from "@jest/globals";
import { adapters } from "@regiohub/adapters";
import { withClient } from "@regiohub/infra/db/connect";
import { listRuns } from "@regiohub/infra/ingest/ingest";
import { replay } from "@regiohub/infra/ingest/release";
import { size } from "@regiohub/infra/testing/size";
import { bareDatabase, deliver, hubDatabase, mustLoad } from "./support/board.js";
import { CONNECTORS } from "./support/connectors/index.js";
import { fixtureDeliveries, fixtureFolders } from "./support/fixtures.js";
import { generations, loadFirst } from "./support/generations.js";
import { hub } from "./support/hub.js";
import { dataOf, forget } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-09");
const TIMES = size("I-09", { commit: 1, long: 3 });

/** Loads everything again that a database was ever given, in order, from nothing, once or in the long run three times. */
async function replayAll(url: string): Promise<void> {
  const before = await dataOf(url);
  const runs = await withClient(url, (client) => listRuns(client, { limit: 1_000 }));
  const loaded = runs.filter(({ state }) => state === "loaded").reverse();
  for (let time = 0; time < TIMES; time += 1) {
    await forget(url);
    expect(await dataOf(url)).toEqual([]);
    for (const { id } of loaded)
      expect(await replay({ hub, url, runId: id })).toMatchObject({ state: "loaded", error: null });
    expect(await dataOf(url)).toEqual(before);
  }
}

it(
  "of all that five boards delivered, twice, gives the same rows and the same past",
  async () => {
    await using database = await hubDatabase("first generation", loadFirst);
    for (const [connector, board] of CONNECTORS) await mustLoad(database.url, generations(connector, board)[1]);
    await replayAll(database.url);
  },
  TIMEOUT,
);

const fixtures = await Promise.all(
  adapters.map(async (adapter) =>
    (await fixtureFolders(adapter)).map(
      (folder) => [adapter.name, basename(folder.pathname), adapter, folder] as const,
    ),
  ),
);

it.each(fixtures.flat())(
  "of the fixtures of %s in %s gives the same rows",
  async (_, _folder, adapter, folder) => {
    // A board's fixture brings the sites that it speaks of; a register that took all others away would be held.
    const isRegister = adapter.scope === "register";
    await using database = await (isRegister ? hubDatabase("nothing but a register") : bareDatabase());
    for (const delivery of await fixtureDeliveries(adapter, folder)) {
      expect(await deliver(database.url, delivery)).toMatchObject({ state: "loaded", error: null });
    }
    await replayAll(database.url);
  },
  TIMEOUT,
);
