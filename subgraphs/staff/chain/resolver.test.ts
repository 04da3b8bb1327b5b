import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const schools = ["Rooms-Katholiek", "Protestants-Christelijk"].map((denomination, index) =>
    siteRecord({ siteCode: `99ZA0${index}`, denomination }),
  );
  await hub.load(site, schools, { board: null });
  await hub.load(member, [memberRecord()]);
});
afterAll(() => hub.close());

const temporary = (employmentNumber: string, startsOn: string, endsOn: string | null, more = {}) =>
  employmentRecord({
    employmentNumber,
    contractKind: "TEMPORARY",
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    startsOn,
    endsOn,
    ...more,
  });

async function chains(on: string, fields: string) {
  const { data } = await hub.query<{
    board: { staffMembers: { edges: { node: { employments: { chain: object | null }[] } }[] } };
  }>(
    `{ board(number: "99001") { staffMembers { edges { node { employments { chain(on: "${on}") { ${fields} } } } } } } }`,
    { caller: boardCaller("99001") },
  );
  return data?.board.staffMembers.edges[0]?.node.employments.map(({ chain }) => chain);
}

it("an employment says where it stands in its chain: what the person's others come to, as delivered", async () => {
  const { rejections } = await hub.load(employment, [
    temporary("1", "2024-08-01", "2025-01-31"),
    temporary("2", "2025-02-01", "2025-07-31", { contractKind: "REPLACEMENT", outsideChain: true }),
    temporary("3", "2025-07-01", "2026-01-31"),
    temporary("4", "2025-07-01", null, { contractKind: "PERMANENT" }),
  ]);
  expect(rejections).toEqual([]);
  const fields =
    "most { contracts contractsLeft startsOn limitOn daysLeft newChainFrom why } maxContracts maxMonths resetMonths doubts";
  const rule = { maxContracts: 3, maxMonths: 36, resetMonths: 6, doubts: [] };
  const limit = { startsOn: "2024-08-01", limitOn: "2027-08-01", daysLeft: 608, newChainFrom: "2025-07-01", why: null };
  const none = { startsOn: null, limitOn: null, daysLeft: null, newChainFrom: null, why: "OUTSIDE_CHAIN" };
  expect(await chains("2025-12-01", fields)).toEqual([
    { ...rule, most: { contracts: 2, contractsLeft: 1, ...limit } },
    { ...rule, most: { contracts: 0, contractsLeft: 3, ...none } },
    { ...rule, most: { contracts: 2, contractsLeft: 1, ...limit } },
    null,
  ]);
  expect(await chains("2024-07-31", "doubts")).toEqual([null, null, null, null]);
});

it("the rule of a replacement is that for the kind of board, with its source", async () => {
  await hub.load(employment, [temporary("1", "2017-05-01", "2017-06-30", { contractKind: "REPLACEMENT" })], {
    runId: 2,
    coverage: "full",
  });
  expect(await chains("2017-05-01", "least { contracts } maxContracts source doubts")).toEqual([
    {
      least: { contracts: 1 },
      maxContracts: 6,
      source: expect.stringContaining("agreement of 2016-17"),
      doubts: ["RULE_UNSURE"],
    },
  ]);
});
