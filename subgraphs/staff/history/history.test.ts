import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countStatements } from "@regiohub/infra/testing/statements";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { absence, employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const caller = boardCaller("99001");
/** Of the moment behind the first and the second delivery. */
const [AFTER_FIRST, AFTER_SECOND] = ["2026-01-15T00:00:00Z", "2026-02-15T00:00:00Z"];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await deliver(1, "2026-01-01", ["0001", "0002"], {});
  await deliver(2, "2026-02-01", ["0001", "0002"], { fte: "0.5000", functionCode: "IB" });
  await deliver(3, "2026-03-01", ["0001"], { fte: "0.5000", functionCode: "IB" });
});
afterAll(() => hub.close());

/** Everybody, with the changes on person 0001; loaded on that day. */
async function deliver(
  runId: number,
  day: string,
  numbers: string[],
  change: Partial<EmploymentRecord>,
): Promise<void> {
  const delivery = { runId, coverage: "full" } as const;
  await hub.load(
    member,
    numbers.map((memberNumber) => memberRecord({ memberNumber })),
    delivery,
  );
  const lines = numbers.map((memberNumber) =>
    employmentRecord({ memberNumber, ...(memberNumber === "0001" ? { ...change, replacesMemberNumber: "0002" } : {}) }),
  );
  await hub.load(employment, lines, delivery);
  const absences = [
    { memberNumber: "0001", absenceNumber: "7", employmentNumber: null, startsOn: "2025-03-01", endsOn: null },
  ];
  await hub.load(absence, absences, delivery);
  await withClient(hub.url, (client) =>
    client.query("update staff.delivery set loaded_at = $2 where run_id = $1", [runId, `${day}T00:00:00Z`]),
  );
}

interface Person {
  readonly employments: { fte: string; assignments: Record<string, unknown>[] }[];
}

const people = async (args: string, fields: string, by = caller) => {
  const answer = await hub.query<{ board: { staffMembers: { totalCount: number; edges: { node: Person }[] } } }>(
    `{ board(number: "99001") { staffMembers${args} { totalCount edges { node { ${fields} } } } } }`,
    { caller: by },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.board.staffMembers;
};

const FIELDS = "employments { fte assignments { functionCode fte run knownSince supersededBy supersededAt } }";
const lineOf = (found: Awaited<ReturnType<typeof people>>) =>
  found?.edges.map(({ node }) => node.employments[0]?.assignments[0]?.functionCode).sort();

describe("as of a moment", () => {
  it("are the people, the size and the terms that the hub knew then", async () => {
    const then = await people(`(asOf: "${AFTER_FIRST}")`, FIELDS);
    expect(then?.totalCount).toBe(2);
    expect(lineOf(then)).toEqual(["LB", "LB"]);
    expect(then?.edges.every(({ node }) => node.employments[0]?.fte === "0.8000")).toBe(true);
    expect(lineOf(await people(`(asOf: "${AFTER_SECOND}")`, FIELDS))).toEqual(["IB", "LB"]);
  });

  it("is nothing before the first delivery", async () => {
    expect((await people('(asOf: "2025-12-31T23:59:59Z")', FIELDS))?.totalCount).toBe(0);
  });

  it("is now when no moment is given", async () => {
    const now = await people("", FIELDS);
    expect(now?.totalCount).toBe(1);
    expect(now?.edges[0]?.node.employments[0]?.assignments).toEqual([
      {
        functionCode: "IB",
        fte: "0.5000",
        run: 2,
        knownSince: "2026-02-01T00:00:00.000Z",
        supersededBy: null,
        supersededAt: null,
      },
    ]);
  });

  it("is the workforce that was known then, for the board itself alone", async () => {
    const workforce = (by: typeof caller | typeof partner) =>
      hub.query<{ board: { workforce: object } }>(
        `{ board(number: "99001") { workforce(on: "2026-01-01", asOf: "${AFTER_FIRST}") { persons fte } } }`,
        { caller: by },
      );
    expect((await workforce(caller)).data?.board.workforce).toEqual({ persons: 2, fte: "1.6000" });
    expect(codesOf(await workforce(partner))).toEqual(["FORBIDDEN"]);
  });

  it("must be a moment with an offset", async () => {
    const { errors } = await hub.query(
      `{ board(number: "99001") { staffMembers(asOf: "2026-01-01") { totalCount } } }`,
      {
        caller,
      },
    );
    expect(errors?.[0]?.message).toContain("DateTime: expected a moment with its offset");
  });
});

it("gives superseded versions with the run that superseded each", async () => {
  const fields = "employments { fte assignments(superseded: true) { functionCode run supersededBy supersededAt } }";
  const [first] = (await people("", fields))?.edges ?? [];
  expect(first?.node.employments[0]?.assignments).toEqual([
    { functionCode: "IB", run: 2, supersededBy: null, supersededAt: null },
    { functionCode: "LB", run: 1, supersededBy: 2, supersededAt: "2026-02-01T00:00:00.000Z" },
  ]);
});

it("tells in whose place somebody works, while they are in the file, and when somebody was absent", async () => {
  const fields =
    'employments { replaces { displayName } poolSubstitute } absences(on: "2026-01-01") { startsOn endsOn }';
  const [now] = (await people("", fields))?.edges ?? [];
  expect(now?.node).toEqual({
    employments: [{ replaces: null, poolSubstitute: null }],
    absences: [{ startsOn: "2025-03-01", endsOn: null }],
  });
});

it("takes one statement for each level of a list, history or not", async () => {
  const { statements } = await countStatements(
    staff,
    hub.url,
    `{ board(number: "99001") {
         staffMembers(asOf: "${AFTER_SECOND}") { edges { node { ${FIELDS} absences { startsOn } } } } } }`,
    { caller },
  );
  expect(statements).toHaveLength(6); // board, people, employments, absences, sizes, lines
});
