import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { organisation, site } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { siteRecord } from "../testing/records.js";
import { boardsOf } from "./boards.js";

const register = { board: null, coverage: "full" } as const;
const REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

/** Boards of the region today: those that clients of it get, and those that it lists. */
const both = async () => {
  const { data } = await hub.query<{ region: { boards: { edges: readonly { node: { number: string } }[] } } }>(
    `{ region(scheme: ${REGION.scheme}, code: "${REGION.code}") { boards { edges { node { number } } } } }`,
    { caller: partner },
  );
  return [
    await withClient(hub.url, (client) => boardsOf(client, REGION)),
    data?.region.boards.edges.map(({ node }) => node.number),
  ];
};

it("the boards of a region are those with a site that is open today, whose it is today", async () => {
  const schools = ["99ZA00", "99YA00", "99XA00", "99WA00"].map((siteCode, index) =>
    siteRecord({ siteCode, boardNumber: `9900${index + 1}` }),
  );
  await hub.load(site, schools, register);
  const told = [
    { number: "99YA00", openedOn: "2999-08-01", closedOn: null },
    { number: "99XA00", openedOn: null, closedOn: "2000-08-01" },
    { number: "99WA00", openedOn: null, closedOn: "2999-08-01" },
  ];
  await hub.load(
    organisation,
    told.map((one) => ({ ...one, name: "School" })),
    register,
  );
  await hub.load(site, schools.slice(0, 3), register); // which leaves out one that closes later
  expect(await both()).toEqual([
    ["99001", "99004"],
    ["99001", "99004"],
  ]);
  await hub.load(site, [{ ...(schools[0] as object), boardNumber: "99005" }], {
    ...{ board: null, coverage: "windowed", day: "2999-08-01" },
  });
  expect((await both())[0]).toEqual(["99001", "99004"]);
});
