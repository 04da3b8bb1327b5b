import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { profile } from "@regiohub/schema/records/index";
import { matcher, profileRecord } from "@regiohub/schema/testing/profiles";
import { mobility } from "../index.js";
import { agree } from "../testing/profiles.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await hub.load(profile, [profileRecord("1", { regions: "AM03" })], { board: "99001" });
  await agree(hub.url, { board: "99001", number: "1", recipient: "PARTNER portal" });
});
afterAll(() => hub.close());

const readings = () =>
  withClient(hub.url, async (client) => (await client.query("select from audit.reading")).rowCount ?? 0);

/** How many readings a list in this region leaves. */
async function left(fields: string, code: string): Promise<number> {
  const before = await readings();
  const filter = `filter: { region: { scheme: ARBEIDSMARKTREGIO, code: "${code}" } }`;
  const answer = await hub.query(`{ mobilityProfiles(${filter}) { ${fields} } }`, { caller: matcher("portal") });
  expect(answer.errors).toBeUndefined();
  return (await readings()) - before;
}

it.each(["edges { node { __typename } }", "edges { node { id } }", "edges { cursor }", "pageInfo { endCursor }"])(
  "writes down whose profile a list shows, by whatever tells them from others: %s",
  async (fields) => {
    expect(await left(fields, "AM03")).toBe(1);
    expect(await left(fields, "AM01")).toBe(0);
  },
);
