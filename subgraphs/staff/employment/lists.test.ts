import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller, codesOf } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const { each, more } = LIST_SIZES["StaffMember.employments"];

/** One who stands in for a day, over and over: as many employments as days, the first on 1 January 2020. */
const standIn = (days: number) =>
  Array.from({ length: days }, (_, n) => {
    const day = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
    const whole = { contractStartsOn: day, contractEndsOn: day, startsOn: day, endsOn: day };
    return employmentRecord({ employmentNumber: String(n + 1), contractKind: "REPLACEMENT", ...whole });
  });

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await hub.load(member, [memberRecord()]);
});
afterAll(() => hub.close());

async function employments(args = "") {
  const query = `{ board(number: "99001") { staffMembers { edges { node { employments${args} { startsOn } } } } } }`;
  const answer = await hub.query<{ board: { staffMembers: { edges: { node: { employments: object[] } }[] } | null } }>(
    query,
    { caller: boardCaller("99001") },
  );
  const edges = answer.data?.board.staffMembers?.edges;
  return { codes: codesOf(answer), lengths: edges?.map(({ node }) => node.employments.length) };
}

describe("employments of a person", () => {
  it("are all given, as many as one answer may hold", async () => {
    await hub.load(employment, standIn(each + more));
    expect(await employments()).toEqual({ codes: undefined, lengths: [each + more] });
  });

  it("are refused beyond that, and given for a day", async () => {
    await hub.load(employment, standIn(each + more + 1), { runId: 2 });
    expect(await employments()).toEqual({ codes: ["ARGUMENT_INVALID"], lengths: undefined });
    expect(await employments('(on: "2020-01-31")')).toEqual({ codes: undefined, lengths: [1] });
  });
});
