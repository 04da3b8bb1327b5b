import { expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { concludeRuns } from "@regiohub/infra/ingest/conclude";
import { loadFiles } from "@regiohub/infra/ingest/ingest";
import { type Handover, hubDatabase, mustLoad, withFiles } from "./support/board.js";
import { CONNECTORS } from "./support/connectors/index.js";
import { generations, loadFirst } from "./support/generations.js";
import { hub } from "./support/hub.js";
import { dataOf } from "./support/state.js";

/** Everything that is so, and of events those that are true still: what was taken for true in between is no matter here. */
const truthOf = async (url: string) => {
  const lines = await dataOf(url);
  const events = await withClient(url, (client) =>
    client.query<{ line: string }>(
      `select (to_jsonb(e) - array['id', 'made_at'])::text as line from mobility.event e where ended_at is null order by 1`,
    ),
  );
  return [...lines.filter((line) => !line.startsWith("mobility.event ")), ...events.rows.map(({ line }) => line)];
};

/** Brings a delivery in, and leaves it to others to conclude what follows. */
const loadOnly = (url: string, { board, source, files }: Handover) =>
  withFiles(files, (folder) => loadFiles({ hub, url, board, source, files: [folder] }));

it("what follows from deliveries that nobody came to conclude is the same as when each was concluded at once", async () => {
  await using whole = await hubDatabase("first generation", loadFirst);
  await using late = await hubDatabase("first generation", loadFirst);
  const rounds = CONNECTORS.flatMap(([connector, board]) => generations(connector, board).toReversed());
  for (const delivery of rounds) await mustLoad(whole.url, delivery);
  for (const delivery of rounds) await loadOnly(late.url, delivery);
  const done = await concludeRuns({ url: late.url, subgraphs: hub.subgraphs });
  expect(done.map(({ error }) => error)).toEqual(rounds.map(() => null));
  expect(await truthOf(late.url)).toEqual(await truthOf(whole.url));
});

it("is the same for first deliveries of a board", async () => {
  await using whole = await hubDatabase("races");
  await using late = await hubDatabase("races");
  const rounds = CONNECTORS.flatMap(([connector, board]) => generations(connector, board));
  for (const delivery of rounds) await mustLoad(whole.url, delivery);
  for (const delivery of rounds) await loadOnly(late.url, delivery);
  await concludeRuns({ url: late.url, subgraphs: hub.subgraphs });
  expect(await truthOf(late.url)).toEqual(await truthOf(whole.url));
});
