import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { countStatements } from "@regiohub/infra/testing/statements";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const caller = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await hub.load(member, [memberRecord()]);
  await hub.load(employment, [
    employmentRecord({ employmentNumber: "1", contractEndsOn: "2025-07-31", contractKind: "TEMPORARY" }),
    employmentRecord({ employmentNumber: "2", contractStartsOn: "2025-08-01", startsOn: "2025-08-01" }),
    employmentRecord({
      employmentNumber: "2",
      contractStartsOn: "2025-08-01",
      lineNumber: "2",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      share: "0.5000",
      functionCode: null,
      functionName: null,
      siteCode: null,
    }),
  ]);
});
afterAll(() => hub.close());

const person = async (fields: string, by = caller) => {
  const answer = await hub.query<{ board: { staffMembers: { edges: { node: object }[] } } }>(
    `{ board(number: "99001") { staffMembers { edges { node { ${fields} } } } } }`,
    { caller: by },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.board.staffMembers.edges[0]?.node;
};

describe("StaffMember", () => {
  it("gives every field", async () => {
    expect(await person('displayName birthYear age(on: "2026-02-28") board { number delivers }')).toEqual({
      displayName: "Fenna van Voorbeeld",
      birthYear: 1980,
      age: 45,
      board: { number: "99001", delivers: true },
    });
    expect(await person('age(on: "2026-03-01")')).toEqual({ age: 46 });
  });

  it("has all employments, or those that run on a day", async () => {
    const starts = async (args: string) => person(`employments${args} { startsOn }`);
    const [first, second] = [{ startsOn: "2020-08-01" }, { startsOn: "2025-08-01" }];
    expect(await starts("")).toEqual({ employments: [first, second] });
    expect(await starts('(on: "2025-07-31")')).toEqual({ employments: [first] });
    expect(await starts('(on: "2025-08-01")')).toEqual({ employments: [second] });
    expect(await starts('(on: "2020-07-31")')).toEqual({ employments: [] });
  });

  it("has neither year nor age when the export has no birth date", async () => {
    await hub.load(member, [memberRecord({ bornOn: null })]);
    expect(await person("birthYear age")).toEqual({ birthYear: null, age: null });
    await hub.load(member, [memberRecord()]);
  });
});

describe("Employment", () => {
  it("gives every field, with its lines", async () => {
    const node = await person(`employments(on: "2026-10-01") {
      contractKind startsOn endsOn fte hoursPerWeek functionGroup staffMember { displayName }
      assignments { functionCode functionName startsOn endsOn share site { code city } } }`);
    expect(node).toEqual({
      employments: [
        {
          contractKind: "PERMANENT",
          startsOn: "2025-08-01",
          endsOn: null,
          fte: "0.8000",
          hoursPerWeek: "32.00",
          functionGroup: "TEACHING",
          staffMember: { displayName: "Fenna van Voorbeeld" },
          assignments: [
            {
              functionCode: "LB",
              functionName: "Leraar basisonderwijs",
              startsOn: "2025-08-01",
              endsOn: null,
              share: "1.0000",
              site: { code: "99ZA00", city: "EMMEN" },
            },
            {
              functionCode: null,
              functionName: null,
              startsOn: "2026-01-01",
              endsOn: "2026-12-31",
              share: "0.5000",
              site: null,
            },
          ],
        },
      ],
    });
  });

  it("costs one statement per level, however many people", async () => {
    await hub.load(member, [memberRecord({ memberNumber: "0002" }), memberRecord({ memberNumber: "0003" })]);
    const more = ["0002", "0003"].map((memberNumber) => employmentRecord({ memberNumber }));
    await hub.load(employment, more);
    const { result, statements } = await countStatements(
      staff,
      hub.url,
      `{ board(number: "99001") { staffMembers { edges { node {
          employments { staffMember { id } assignments { site { code } } } } } } } }`,
      { caller },
    );
    expect(result.errors).toBeUndefined();
    // board, people, employments, lines, people of the employments, sites
    expect(statements).toHaveLength(6);
  });
});
