import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null, coverage: "full" });
});
afterAll(() => hub.close());

const vouchFor = (board: string) =>
  withClient(hub.url, async (client) => {
    await client.query("set role hub_staff");
    await staff.requireBoard?.(client, board);
    return board;
  });

it("vouches for a board that a register has brought, also when it has left the register", async () => {
  expect(await vouchFor("99001")).toBe("99001");
  await hub.load(site, [siteRecord({ siteCode: "99YA00", boardNumber: "99002" })], { board: null, coverage: "full" });
  expect(await vouchFor("99001")).toBe("99001");
});

it("refuses a board that no register has", async () => {
  await expect(vouchFor("99009")).rejects.toMatchObject({ code: "BOARD_UNKNOWN" });
});
