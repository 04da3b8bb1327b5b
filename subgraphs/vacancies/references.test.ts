import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { vacancies } from "./index.js";
import { openRegion, PAGE, type VacancyPage } from "./testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const ENTITIES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
  ... on Vacancy { id status }
  ... on Board { number vacancies(first: 3) { ${PAGE} } }
  ... on School { brin vacancies(first: 3) { ${PAGE} } }
} }`;
type Entities = { _entities: ({ id?: string; vacancies?: VacancyPage } | null)[] };
const entities = async (refs: object[], caller: Caller) => {
  const answer = await hub.query<Entities>(ENTITIES, { caller, variables: { refs } });
  expect(answer.errors).toBeUndefined();
  return (answer.data as Entities)._entities;
};

describe("references", () => {
  const BOARDS = ["99001", "99002", "99003"].map((number) => ({ __typename: "Board", number }));
  const SCHOOLS = ["99ZA", "99ZB", "99ZC"].map((brin) => ({ __typename: "School", brin }));
  const totals = (answers: Entities["_entities"]) => answers.map((one) => one?.vacancies?.totalCount);

  it("answers a board's vacancies as each caller may see them", async () => {
    expect(totals(await entities(BOARDS, board))).toEqual([9, 4, 0]);
    expect(totals(await entities(BOARDS, partner))).toEqual([4, 4, 0]);
  });

  it("answers a school's vacancies as each caller may see them", async () => {
    expect(totals(await entities(SCHOOLS, board))).toEqual([5, 2, 0]);
    expect(totals(await entities(SCHOOLS, partner))).toEqual([2, 2, 0]);
  });

  it("answers vacancies by id, null where there is nothing to see", async () => {
    const refs = [
      ["99001", "V4"],
      ["99001", "V0"],
      ["99002", "V0"],
      ["99001", "V9"],
    ].map(([number = "", own = ""]) => ({
      __typename: "Vacancy",
      id: globalId("Vacancy", number, own),
    }));
    const seen = async (caller: Caller) => (await entities(refs, caller)).map((one) => one !== null);
    expect(await seen(board)).toEqual([true, true, false, false]);
    expect(await seen(partner)).toEqual([true, false, false, false]);
    expect(await seen(operator)).toEqual([false, false, false, false]);
  });

  it("answers a partner with a list of boards theirs alone", async () => {
    const caller: Caller = { ...partner, boards: ["99002", "99003"] };
    expect(totals(await entities(BOARDS, caller))).toEqual([0, 4, 0]);
    expect(totals(await entities(BOARDS, { ...partner, boards: [] }))).toEqual([0, 0, 0]);
  });

  it("refuses the operator, whose purpose they are not", async () => {
    const answer = await hub.query<Entities>(ENTITIES, { caller: operator, variables: { refs: BOARDS } });
    expect(codesOf(answer)).toEqual(Array(3).fill("FORBIDDEN"));
    expect(totals(answer.data?._entities ?? [])).toEqual(Array(3).fill(undefined));
  });

  it("filters and walks a board's pages, each item once", async () => {
    const document = `query ($refs: [_Any!]!, $after: String) { _entities(representations: $refs) {
      ... on Board { vacancies(first: 2, after: $after, filter: { status: [DRAFT, FILLED, POOL] }) { ${PAGE} } } } }`;
    const refs = BOARDS.slice(0, 1);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const answer = await hub.query<Entities>(document, { caller: board, variables: { refs, after } });
      const page = answer.data?._entities[0]?.vacancies as VacancyPage;
      expect(page.totalCount).toBe(3);
      walked.push(...page.edges.map(({ node }) => node.status));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked.sort()).toEqual(["DRAFT", "FILLED", "POOL"]);
  });

  it("refuses a cursor of another board's list", async () => {
    const [first] = await entities(BOARDS, board);
    const document = `query ($refs: [_Any!]!, $after: String) { _entities(representations: $refs) {
      ... on Board { vacancies(after: $after) { totalCount } } } }`;
    const variables = { refs: BOARDS.slice(1, 2), after: first?.vacancies?.pageInfo.endCursor };
    expect(codesOf(await hub.query(document, { caller: board, variables }))).toEqual(["CURSOR_INVALID"]);
  });

  it("costs one statement per list and one per count, whatever the number of boards", async () => {
    const refs = { refs: [...BOARDS, ...BOARDS] };
    const { result, statements } = await countStatements(vacancies, hub.url, ENTITIES, {
      caller: board,
      variables: refs,
    });
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(2);
  });
});
