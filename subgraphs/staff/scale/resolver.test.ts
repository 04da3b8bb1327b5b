import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller, codesOf } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;

const line = (lineNumber: string, scaleCode: string | null, startsOn: string, endsOn: string | null = null) =>
  employmentRecord({ contractStartsOn: "2010-08-01", contractEndsOn: null, lineNumber, scaleCode, startsOn, endsOn });

beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await hub.load(member, [memberRecord()]);
  const { rejections } = await hub.load(employment, [
    line("1", "LB", "2015-08-01", "2016-07-31"),
    line("2", " lb", "2017-08-01"),
    line("3", "LC", "2022-08-01"),
    line("4", "L14", "2019-08-01", "2020-07-31"),
    line("5", "l 14", "2020-08-01", "2021-07-31"),
    line("6", null, "2010-08-01", "2011-07-31"),
  ]);
  expect(rejections).toEqual([]);
});
afterAll(() => hub.close());

const own = { caller: boardCaller("99001") };

interface Answer {
  readonly board: {
    readonly unknownScales?: object[] | null;
    readonly staffMembers?: { edges: { node: { employments: { assignments: object[] }[] } }[] };
  };
}

it("a line says what its scale means on the day, and outside its days what it meant then", async () => {
  const fields = 'scale(on: "2016-01-01") { raw outcome system code level equivalentGroup validTo }';
  const { data } = await hub.query<Answer>(
    `{ board(number: "99001") { staffMembers { edges { node { employments { assignments { ${fields} } } } } } } }`,
    own,
  );
  const lines = data?.board.staffMembers?.edges[0]?.node.employments[0]?.assignments;
  const nothing = { system: null, code: null, level: null, equivalentGroup: null, validTo: null };
  const old = { system: "CAO_PO_OLD", code: "LB", level: 2, equivalentGroup: "T2", validTo: "2018-08-31" };
  const now = { system: "CAO_PO_2022", code: "LC", level: 2, equivalentGroup: "T2", validTo: null };
  expect(lines).toEqual([
    { scale: null },
    { scale: { raw: "LB", outcome: "RESOLVED", ...old } },
    { scale: { raw: " lb", outcome: "SPANS_RENAMING", ...nothing } },
    { scale: { raw: "L14", outcome: "UNKNOWN_CODE", ...nothing } },
    { scale: { raw: "l 14", outcome: "UNKNOWN_CODE", ...nothing } },
    { scale: { raw: "LC", outcome: "RESOLVED", ...now } },
  ]);
});

describe("codes that cannot be read", () => {
  const query = '{ board(number: "99001") { unknownScales { code outcome lines firstOn lastOn } } }';

  it("are listed with their lines and days for the board itself, whose lines stand", async () => {
    expect((await hub.query<Answer>(query, own)).data?.board.unknownScales).toEqual([
      { code: "L14", outcome: "UNKNOWN_CODE", lines: 2, firstOn: "2019-08-01", lastOn: "2021-07-31" },
      { code: "LB", outcome: "SPANS_RENAMING", lines: 1, firstOn: "2017-08-01", lastOn: null },
    ]);
  });

  it("are nobody else's business", async () => {
    const answer = await hub.query<Answer>(query, { caller: boardCaller("99002") });
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
    expect(answer.data?.board).toEqual({ unknownScales: null });
  });
});
