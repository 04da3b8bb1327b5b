import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { application } from "@regiohub/schema/records/index";
import { subsidies } from "../index.js";
import { schemeReference } from "./reference.js";

describe("loading the schemes", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(subsidies);
  });
  afterAll(() => hub.close());

  it("corrects what differs from the file, and takes away what is no longer in it unless an application names it", async () => {
    await withClient(hub.url, async (client) => {
      await client.query("update subsidies.scheme set name = 'Oud' where code = 'MC'");
      await client.query(
        "insert into subsidies.scheme (code, name, source) values ('USED', 'a', 'b'), ('FREE', 'a', 'b')",
      );
    });
    const used = { applicationNumber: "A1", schemeCode: "USED", requestedCents: 1, status: "DRAFT" };
    await hub.load(application, [used], { board: "99001" });
    const codes = await withClient(hub.url, async (client) => {
      await schemeReference.load(client);
      const { rows } = await client.query<{ code: string; name: string }>("select code, name from subsidies.scheme");
      return new Map(rows.map(({ code, name }) => [code, name]));
    });
    expect(codes.size).toBe(11);
    expect(codes.get("MC")).toBe("Cofinanciering mobiliteitscentra");
    expect([codes.has("USED"), codes.has("FREE")]).toEqual([true, false]);
  });
});
