import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await hub.load(member, [memberRecord()]);
});
afterAll(() => hub.close());

interface Answer {
  readonly board: {
    readonly staffMembers: {
      readonly edges: readonly { readonly node: { readonly employments: readonly Record<string, string | null>[] } }[];
    };
  };
}

/** What the one employment of these lines says on a day. */
async function on(day: string, lines: readonly Partial<EmploymentRecord>[]) {
  await hub.load(
    employment,
    lines.map((line, at) => employmentRecord({ lineNumber: String(at + 1), ...line })),
  );
  const answer = await hub.query<Answer>(
    `{ board(number: "99001") { staffMembers { edges { node {
       employments { functionGroup(on: "${day}") fte(on: "${day}") } } } } } }`,
    { caller: boardCaller("99001") },
  );
  return answer.data?.board.staffMembers.edges[0]?.node.employments[0];
}

const teaching = { functionGroup: "TEACHING", startsOn: "2024-08-01", share: "0.4000" } as const;
const managing = { functionGroup: "MANAGEMENT", startsOn: "2022-08-01", share: "0.6000" } as const;

it("counts in the group of the line with the largest share, whichever began last", async () => {
  expect(await on("2025-10-01", [teaching, managing])).toMatchObject({ functionGroup: "MANAGEMENT" });
  expect(await on("2025-10-01", [teaching, { ...managing, share: "0.3000" }])).toMatchObject({
    functionGroup: "TEACHING",
  });
});

it("counts in that of the first of equal lines, and a line without a share comes last", async () => {
  const equal = { ...managing, share: "0.4000" };
  expect(await on("2025-10-01", [teaching, equal])).toMatchObject({ functionGroup: "TEACHING" });
  expect(await on("2025-10-01", [{ ...teaching, share: null }, equal])).toMatchObject({ functionGroup: "MANAGEMENT" });
});

it("counts outside its lines in that of the nearest one: the last before, else the first after", async () => {
  const ended = { ...managing, endsOn: "2023-07-31", fte: "0.5000" };
  const lines = [teaching, ended];
  expect(await on("2024-01-01", lines)).toEqual({ functionGroup: "MANAGEMENT", fte: "0.5000" });
  expect(await on("2020-01-01", lines)).toEqual({ functionGroup: "MANAGEMENT", fte: "0.5000" });
  expect(await on("2024-08-01", lines)).toEqual({ functionGroup: "TEACHING", fte: "0.8000" });
});

it("is null where nothing says it", async () => {
  expect(await on("2025-10-01", [{ functionGroup: null }])).toMatchObject({ functionGroup: null });
});
