import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { link } from "@regiohub/schema/records/index";
import type { LinkRecord } from "@regiohub/schema/records/link";
import { mobility } from "../index.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

const token = (memberNumber: string, keyVersion: string): LinkRecord => ({
  memberNumber,
  keyVersion,
  tokenKind: "NAME_INITIALS_BIRTH",
  token: keyVersion.padEnd(43, "A"),
});
const held = async () =>
  (
    await withClient(hub.url, (client) =>
      client.query("select member_number || ' ' || key_version as one from mobility.link order by 1"),
    )
  ).rows.map(({ one }) => one);

it("keeps a person's tokens of both keys while they are rotated, and drops those of a key that is not used any more", async () => {
  await hub.load(link, [token("1", "v1"), token("2", "v1")]);
  await hub.load(link, [token("1", "v1"), token("1", "v2")]);
  expect(await held()).toEqual(["1 v1", "1 v2", "2 v1"]);
  await hub.load(link, [token("1", "v2")]);
  expect(await held()).toEqual(["1 v2", "2 v1"]);
});

it("changes nothing beside what a delta brings, and everything when the delivery is full", async () => {
  await hub.load(link, [token("1", "v3")], { coverage: "delta" });
  expect(await held()).toEqual(["1 v2", "1 v3", "2 v1"]);
  await hub.load(link, [token("1", "v3")], { coverage: "full" });
  expect(await held()).toEqual(["1 v3"]);
});
