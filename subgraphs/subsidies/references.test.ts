import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { subsidies } from "./index.js";
import { type ApplicationPage, openRegion, PAGE } from "./testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

type Entity = { id?: string; code?: string; subsidyApplications?: ApplicationPage } | null;
const ENTITIES = `query ($refs: [_Any!]!, $first: Int! = 3, $after: String) { _entities(representations: $refs) {
  ... on SubsidyScheme { code }
  ... on SubsidyApplication { id scheme { code } }
  ... on Board { subsidyApplications(first: $first, after: $after) { ${PAGE} } }
  ... on MobilityCentre { subsidyApplications(first: $first, after: $after) { ${PAGE} } }
} }`;
const ask = (refs: object[], caller?: Caller, more: object = {}) =>
  hub.query<{ _entities: Entity[] }>(ENTITIES, { variables: { refs, ...more }, ...(caller && { caller }) });
const entities = async (refs: object[], caller: Caller) => {
  const answer = await ask(refs, caller);
  expect(answer.errors).toBeUndefined();
  return (answer.data as { _entities: Entity[] })._entities;
};

const BOARDS = ["99001", "99002", "99003"].map((number) => ({ __typename: "Board", number }));
const CENTRES = ["NOORD", "ZUID", "OOST"].map((code) => ({
  __typename: "MobilityCentre",
  id: globalId("MobilityCentre", code),
}));
const SCHEMES = ["MC", "NONE", "OA-LERAAR"].map((code) => ({ __typename: "SubsidyScheme", code }));
const APPLICATIONS = [
  ["99001", "A4"],
  ["99001", "A0"],
  ["99002", "A0"],
  ["99001", "A9"],
].map(([number = "", own = ""]) => ({
  __typename: "SubsidyApplication",
  id: globalId("SubsidyApplication", number, own),
}));

describe("references", () => {
  const totals = async (refs: object[], caller: Caller) =>
    (await entities(refs, caller)).map((one) => one?.subsidyApplications?.totalCount);

  it("answers a board's applications as each caller may see them", async () => {
    expect(await totals(BOARDS, board)).toEqual([9, 0, 0]);
    expect(await totals(BOARDS, adviser("NOORD"))).toEqual([4, 0, 0]);
  });

  it("answers a centre's applications as each caller may see them", async () => {
    expect(await totals(CENTRES, board)).toEqual([5, 0, 0]);
    expect(await totals(CENTRES, adviser("NOORD", "ZUID"))).toEqual([4, 4, 0]);
  });

  it.each([partner, operator])("refuses $kind both, each where it is asked", async (caller) => {
    const answer = await ask([...BOARDS, ...CENTRES], caller);
    expect(codesOf(answer)).toEqual(Array(6).fill("FORBIDDEN"));
    expect(answer.data?._entities).toEqual(Array(6).fill({ subsidyApplications: null }));
  });

  it("answers null for the id of something else than a centre", async () => {
    const refs = [
      { __typename: "MobilityCentre", id: globalId("Board", "NOORD") },
      { __typename: "MobilityCentre", id: "NOORD" },
    ];
    expect(await entities(refs, partner)).toEqual([null, null]);
  });

  it("answers applications by id, null where there is nothing to see", async () => {
    const seen = async (caller: Caller) => (await entities(APPLICATIONS, caller)).map((one) => one !== null);
    expect(await seen(board)).toEqual([true, true, false, false]);
    expect(await seen(adviser("NOORD"))).toEqual([true, false, false, false]);
    expect(await seen(partner)).toEqual([false, false, false, false]);
    expect(await seen(operator)).toEqual([false, false, false, false]);
  });

  it.each([board, partner, operator])("answers $kind schemes by code, null where there is none", async (caller) => {
    expect(await entities(SCHEMES, caller)).toEqual([{ code: "MC" }, null, { code: "OA-LERAAR" }]);
  });

  it.each([...BOARDS.slice(0, 1), ...CENTRES.slice(0, 1)])(
    "walks the pages of $__typename, drafts first, each item once",
    async (ref) => {
      const whole = (await ask([ref], board, { first: 100 })).data?._entities[0]?.subsidyApplications;
      expect(whole?.edges[0]?.node.status).toBe("DRAFT");
      const walked: string[] = [];
      let after: string | null = null;
      do {
        const answer = await ask([ref], board, { first: 1, after });
        const page = answer.data?._entities[0]?.subsidyApplications as ApplicationPage;
        walked.push(...page.edges.map(({ node }) => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(walked).toEqual(whole?.edges.map(({ node }) => node.id));
      expect(walked).toHaveLength(whole?.totalCount ?? 0);
    },
  );

  it("refuses forged cursors, those of another list, and pages of no or too many items", async () => {
    const end = (await entities(BOARDS, board))[0]?.subsidyApplications?.pageInfo.endCursor ?? "";
    const forged = `${end.slice(0, -1)}${end.endsWith("A") ? "B" : "A"}`;
    for (const [ref, after] of [
      [BOARDS[0], forged],
      [BOARDS[1], end],
      [CENTRES[0], end],
    ] as const) {
      expect(codesOf(await ask([ref as object], board, { after }))).toEqual(["CURSOR_INVALID"]);
    }
    for (const first of [0, 101]) {
      expect(codesOf(await ask(BOARDS.slice(0, 1), board, { first }))).toEqual(["ARGUMENT_INVALID"]);
    }
  });

  it("costs one statement per list, per count and for all schemes, whatever the number of things", async () => {
    const count = async (refs: object[]) => {
      const { result, statements } = await countStatements(subsidies, hub.url, ENTITIES, {
        caller: board,
        variables: { refs },
      });
      expect(result.errors).toBeUndefined();
      return statements.length;
    };
    expect(await count(BOARDS)).toBe(2);
    expect(await count(CENTRES)).toBe(2);
    expect(await count(SCHEMES)).toBe(1);
    expect(await count(APPLICATIONS)).toBe(2);
  });
});
