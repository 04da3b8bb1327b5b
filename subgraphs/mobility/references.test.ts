import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { mobility } from "./index.js";
import { openRegion, PAGE, type TestPage } from "./testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

interface Centre {
  code: string;
  memberBoards: { totalCount: number };
}
type Entity = ({ code?: string; mobilityCentres?: TestPage<Centre> } & object) | null;
const ENTITIES = `query ($refs: [_Any!]!, $on: Date, $first: Int! = 20, $after: String) {
  _entities(representations: $refs) {
    ... on MobilityCentre { code }
    ... on Board { number mobilityCentres(first: $first, after: $after, on: $on) {
      ${PAGE("code memberBoards(first: 2, on: $on) { edges { node { number } } totalCount }")}
    } }
  } }`;
const ask = (refs: object[], more: object, caller?: Caller) =>
  hub.query<{ _entities: Entity[] }>(ENTITIES, { variables: { refs, ...more }, ...(caller && { caller }) });

const BOARDS = ["99001", "99002", "99003", "99006", "99009"].map((number) => ({ __typename: "Board", number }));
const CENTRES = ["ACTV", "NONE", "FORM"].map((code) => ({
  __typename: "MobilityCentre",
  id: globalId("MobilityCentre", code),
}));
const codes = (entity: Entity | undefined) => entity?.mobilityCentres?.edges.map(({ node }) => node.code);

describe("references", () => {
  it.each([board, partner, operator])("answers $kind a board's centres, led or joined, on a day", async (caller) => {
    const answer = await ask(BOARDS, { on: "2020-06-01" }, caller);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?._entities.map(codes)).toEqual([["ACTV", "FORM"], ["ACTV", "FORM"], ["ACTV"], ["ACTV"], []]);
    expect(answer.data?._entities.map((one) => one?.mobilityCentres?.totalCount)).toEqual([2, 2, 1, 1, 0]);
  });

  it("counts a centre's last day for its lead and its members", async () => {
    const on = async (day: string) => (await ask(BOARDS, { on: day }, partner)).data?._entities.map(codes);
    expect((await on("2019-12-31"))?.slice(0, 3)).toEqual([
      ["ACTV", "DONE", "FORM"],
      ["ACTV", "FORM"],
      ["ACTV", "DONE"],
    ]);
    expect((await on("2020-01-01"))?.slice(0, 3)).toEqual([["ACTV", "FORM"], ["ACTV", "FORM"], ["ACTV"]]);
  });

  it("takes today when no day is given", async () => {
    expect((await ask(BOARDS, {}, partner)).data?._entities.map(codes)).toEqual([
      ["ACTV", "FORM"],
      ["ACTV", "FORM"],
      ["ACTV"],
      [],
      [],
    ]);
  });

  it("walks a board's pages and refuses another board's cursor", async () => {
    const page = async (number: string, after: string | null) =>
      ask([{ __typename: "Board", number }], { first: 1, after, on: "2020-06-01" }, partner);
    const first = (await page("99001", null)).data?._entities[0];
    const end = first?.mobilityCentres?.pageInfo.endCursor ?? null;
    const second = (await page("99001", end)).data?._entities[0];
    expect([codes(first), codes(second)]).toEqual([["ACTV"], ["FORM"]]);
    expect(second?.mobilityCentres?.pageInfo.hasNextPage).toBe(false);
    expect(codesOf(await page("99002", end))).toEqual(["CURSOR_INVALID"]);
  });

  it.each([board, partner, operator])("answers $kind centres by id, null where there is none", async (caller) => {
    const answer = await ask(CENTRES, {}, caller);
    expect(answer.data?._entities).toEqual([{ code: "ACTV" }, null, { code: "FORM" }]);
  });

  it("costs one statement per list and one per count, whatever the number of boards", async () => {
    const variables = { refs: BOARDS, on: "2020-06-01" };
    const { result, statements } = await countStatements(mobility, hub.url, ENTITIES, { caller: board, variables });
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(4);
  });

  it("costs one statement for centres by id", async () => {
    const { statements } = await countStatements(mobility, hub.url, ENTITIES, {
      caller: board,
      variables: { refs: CENTRES },
    });
    expect(statements).toHaveLength(1);
  });
});
