import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { deliver, type Handover, hubDatabase, withFiles } from "./support/board.js";
import { CONNECTORS, type Connector } from "./support/connectors/index.js";
import { generations, loadFirst } from "./support/generations.js";
import { type Importer, startImporter } from "./support/importers.js";
import { MOMENTS, openLine } from "./support/line.js";
import { leftBehind, stateAfterCut, stateOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-01");

const database = () => hubDatabase("first generation", loadFirst);

/** What an importer that nobody kills makes of a delivery, and how often it speaks to the database for it. */
async function unkilled(delivery: Handover) {
  await using whole = await database();
  await using line = await openLine(whole.url);
  const before = await stateOf(whole.url);
  await deliver(line.url, delivery);
  return { before, after: await stateOf(whole.url), statements: line.sent() };
}

/** A statement anywhere, each fourth time one of the last: the commit is among them. */
const pointOf = (random: Random, statements: number): number =>
  random.below(4) === 0 ? statements - random.below(3) : 1 + random.below(statements);

let spare: Promise<Importer>;
beforeAll(() => {
  spare = startImporter();
});
afterAll(async () => (await spare).close());

/** An importer that runs already; the next one starts meanwhile. */
function nextImporter(): Promise<Importer> {
  const next = spare;
  spare = startImporter();
  return next;
}

describe.each(CONNECTORS.map(([connector, board]) => [connector.source, connector, board] as const))(
  "an importer of %s that is killed at any point",
  (_, connector: Connector, board: string) => {
    it(
      "leaves the old state or the new one, with what follows or without, and the next importer makes it the new one with it",
      async () => {
        const [, delivery] = generations(connector, board);
        const { before, after, statements } = await unkilled(delivery);

        const killed = async (random: Random) => {
          await using hub = await database();
          const importer = await nextImporter();
          const cut = { at: pointOf(random, statements), moment: random.pick(MOMENTS), act: () => importer.kill() };
          await using line = await openLine(hub.url, cut);
          await withFiles(delivery.files, async (folder) =>
            importer.bring({ url: line.url, board, source: delivery.source, files: [folder] }),
          );
          importer.kill();
          await importer.close();
          expect(await leftBehind(hub.url)).toEqual([]);
          const { found, allowed, isLoaded } = await stateAfterCut(hub.url, before, after);
          expect(found).toEqual(allowed);
          const again = await deliver(hub.url, delivery);
          expect(again.state).toBe(isLoaded ? "unchanged" : "loaded");
          expect(await stateOf(hub.url)).toEqual(after);
        };
        await forSeeds("I-01", { commit: 4, long: 200 }, killed);
      },
      TIMEOUT,
    );
  },
);
