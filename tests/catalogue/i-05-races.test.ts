import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type Handover, handover, hubDatabase, mustLoad, withFiles } from "./support/board.js";
import { CONNECTORS, type Connector } from "./support/connectors/index.js";
import { type ImportAnswer, type Importer, startImporter } from "./support/importers.js";
import { staffOf } from "./support/people.js";
import { dataOf, leftBehind } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-05");
const COUNT = { commit: 10, long: 500 };

const importers: Importer[] = [];
let database: FreshDatabase;
beforeAll(async () => {
  importers.push(...(await Promise.all([startImporter(), startImporter()])));
  database = await hubDatabase("races");
});
afterAll(async () => {
  for (const importer of importers) await importer.close();
  await database.drop();
});

/** A delivery that no other seed makes: the people of a board, whose sizes say the seed. */
function deliveryOf(connector: Connector, board: string, seed: number): Handover {
  const people = staffOf(board, 12).map((person, at) => ({
    ...person,
    jobs: person.jobs.map((job) => ({ ...job, size: 50 + ((seed >> at) & 1) })),
  }));
  return handover(connector, board, connector.tables(people, board), { coverage: "full", name: `Board ${seed}` });
}

/** Has each importer bring in a delivery, all at once. */
async function race(deliveries: readonly Handover[]): Promise<(string | undefined)[]> {
  const bring = (delivery: Handover, at: number) =>
    withFiles(delivery.files, async (folder) => {
      const { board, source } = delivery;
      const job = { url: database.url, board: board ?? "", source, files: [folder] };
      return (await importers[at]?.bring(job)) as ImportAnswer;
    });
  const answers = await Promise.all(deliveries.map(bring));
  return answers.map(({ states, fault }) => fault ?? states[0]);
}

/** People and units as they are now: what a delivery leaves of the ones before it is told by their number. */
const presentOf = async (url: string) =>
  (await dataOf(url)).filter((line) => !/^staff\.(\w+_past|delivery) /.test(line));

/** What is in a database into which one importer brought the same. */
async function alone(deliveries: Iterable<Handover>): Promise<string[]> {
  await using other = await hubDatabase("races");
  for (const delivery of deliveries) await mustLoad(other.url, delivery);
  return await presentOf(other.url);
}

const partyOf = (seed: number) => CONNECTORS[seed % CONNECTORS.length] as (typeof CONNECTORS)[number];

it(
  "lets one of two importers of the same delivery through, and the other says that it is done",
  async () => {
    await forSeeds("I-05", COUNT, async (_, seed) => {
      const delivery = deliveryOf(...partyOf(seed), seed);
      expect((await race([delivery, delivery])).sort()).toEqual(["loaded", "unchanged"]);
      expect(await leftBehind(database.url)).toEqual([]);
    });
  },
  TIMEOUT,
);

it(
  "keeps two boards apart that are brought in at once",
  async () => {
    const latest = new Map<string | null, Handover>();
    await forSeeds("I-05", COUNT, async (_, seed) => {
      const pair = [seed, seed + 1].map((one) => deliveryOf(...partyOf(one), 1_000 + seed));
      expect(await race(pair)).toEqual(["loaded", "loaded"]);
      for (const delivery of pair) latest.set(delivery.board, delivery);
    });
    expect(await presentOf(database.url)).toEqual(await alone(latest.values()));
  },
  TIMEOUT,
);
