import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { offeredAfter } from "../testing/offered.js";
import { employmentRecord, memberRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

it("says of each of the board's own codes the group of most of what has it, of as many the first by name", async () => {
  const lines = [
    ["LB", "TEACHING"],
    ["LB", "TEACHING"],
    ["LB", "SUPPORT"],
    ["IB", "TEACHING"],
    ["IB", "SUPPORT"],
    ["X", null],
    [null, "MANAGEMENT"],
  ] as const;
  const numbered = lines.map(([functionCode, functionGroup], at) => ({
    memberNumber: String(at),
    siteCode: null,
    functionCode,
    functionGroup,
  }));
  for (const [board, records] of [
    ["99001", numbered],
    ["99002", [{ ...numbered[0], functionGroup: "MANAGEMENT" as const }]],
  ] as const) {
    const people = records.map(({ memberNumber }) => memberRecord({ ...(memberNumber && { memberNumber }) }));
    await hub.load(member, people, { board });
    await hub.load(
      employment,
      records.map((one) => employmentRecord(one)),
      { board },
    );
  }
  const { function_group: offered } = await offeredAfter(hub, { runId: 1, day: "2026-01-01" });
  expect(offered).toEqual([
    { functionCode: "IB", functionGroup: "SUPPORT" },
    { functionCode: "LB", functionGroup: "TEACHING" },
  ]);
});
