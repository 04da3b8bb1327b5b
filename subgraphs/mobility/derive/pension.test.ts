import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { drawAgain } from "@regiohub/infra/ingest/consequences";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { mobility } from "../index.js";
import { stay } from "../testing/stays.js";
import { conclude, deliver, forgetAll, readStored } from "../testing/stored.js";
import { pensionReferenceData } from "./pension.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

it("when the ages of the state pension are others, it is concluded anew at night who retired, of boards in no register too", async () => {
  await withClient(hub.url, async (client) => {
    await forgetAll(client, new Map());
    await deliver(client, "11111", {
      stays: [stay("11111 1", "2010-08-01..2025-07-31")],
      tokens: [],
      bornOn: () => "1955-01-01",
      observed: { from: "2024-10-01", until: "2025-10-15" },
    });
    await conclude(client);
    const kinds = async () => (await readStored(client)).events.map(({ kind }) => kind);
    expect(await kinds()).toEqual(["RETIREMENT"]);
    // As it was concluded by an older table.
    await client.query("update mobility.event set kind = 'OUTFLOW'");
    await conclude(client);
    expect(await kinds()).toEqual(["OUTFLOW"]);
    await inTransaction(client, async () => {
      await client.query("set local role hub_mobility");
      await pensionReferenceData.load(client);
    });
    await drawAgain(client, [mobility]);
    expect(await kinds()).toEqual(["RETIREMENT"]);
  });
});
