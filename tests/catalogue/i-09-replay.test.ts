import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect, it } from "@jest/globals";
import { adapters } from "@regiohub/adapters";
import { withClient } from "@regiohub/infra/db/connect";
import type { Adapter } from "@regiohub/infra/ingest/define";
import { listRuns } from "@regiohub/infra/ingest/ingest";
import { replay } from "@regiohub/infra/ingest/release";
import { deliver, type Handover, hubDatabase, mustLoad } from "./support/board.js";
import { CONNECTORS } from "./support/connectors/index.js";
import { generations, loadFirst } from "./support/generations.js";
import { hub } from "./support/hub.js";
import { registerOf } from "./support/register.js";
import { dataOf, forget } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-09");
const TIMES = 3;

/** Loads everything again that a database was ever given, in order, three times from nothing. */
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

const ROOT = new URL("../../../", import.meta.url);

/** The fixtures of an adapter: beside its README, in a folder of their own where a vendor has several adapters. */
function fixturesOf({ name, readme }: Adapter): URL {
  const folder = `${dirname(readme)}/fixtures/`;
  return new URL(name === basename(dirname(readme)) ? folder : `${folder}${name}/`, ROOT);
}

/** The fixtures as a delivery, with a register of the sites that they speak of. */
async function fixtureDeliveries(adapter: Adapter): Promise<Handover[]> {
  const folder = fixturesOf(adapter);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const contents = await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder))] as const));
  const isExpected = ([name]: readonly [string, Buffer]) => name.endsWith(".expected.json");
  const texts = contents.filter(isExpected).map(([, content]) => content.toString());
  const profile = contents.find(([name]) => name === "profile.yaml")?.[1].toString() ?? "";
  const board = /^board: "(\d{5})"/m.exec(profile)?.[1] ?? null;
  const files = Object.fromEntries(contents.filter((one) => !isExpected(one)));
  // Editions of a register differ in their columns, and none of them has a profile.
  const delivered = { "profile.yaml": "drift: evolve", ...files };
  const delivery = {
    board: adapter.scope === "board" ? (board ?? "99001") : null,
    source: adapter.name,
    files: delivered,
  };
  const sites = new Set(
    texts.flatMap((text) => [...text.matchAll(/"siteCode": "(\w+)"/g)].map(([, code]) => code ?? "")),
  );
  const register = registerOf([...sites].map((code) => [board ?? "99001", code]));
  return sites.size > 0 && adapter.scope === "board"
    ? [{ board: null, source: "duo", files: register }, delivery]
    : [delivery];
}

/** Adapters whose columns are their own: what a profile declares has fixtures of each vendor, in another form. */
const fixed = adapters.filter((adapter) => adapter.files.length > 0);

it.each(fixed.map((adapter) => [adapter.name, adapter] as const))(
  "of the fixtures of %s gives the same rows",
  async (_, adapter) => {
    await using database = await hubDatabase("nothing but a register");
    for (const delivery of await fixtureDeliveries(adapter)) {
      expect(await deliver(database.url, delivery)).toMatchObject({ state: "loaded", error: null });
    }
    await replayAll(database.url);
  },
  TIMEOUT,
);
