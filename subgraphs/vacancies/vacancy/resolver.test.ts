import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { VACANCY_STATUSES } from "@regiohub/schema/records/vacancy";
import { boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { openRegion, PAGE, SHARED, type VacancyPage } from "../testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const list = async (args: string, caller: Caller) => {
  const answer = await hub.query<{ vacancies: VacancyPage }>(`{ vacancies${args} { ${PAGE} } }`, { caller });
  expect(answer.errors).toBeUndefined();
  return (answer.data as { vacancies: VacancyPage }).vacancies;
};

describe("Query.vacancy", () => {
  const ask = (id: string, caller?: Caller) =>
    hub.query(
      "query ($id: ID!) { vacancy(id: $id) { id title functionCode fte status opensOn closesOn site { code } board { number } } }",
      {
        variables: { id },
        ...(caller && { caller }),
      },
    );

  it("gives every field", async () => {
    const id = globalId("Vacancy", "99001", "V4");
    expect((await ask(id, partner)).data).toEqual({
      vacancy: {
        id,
        title: "Vacature 4",
        functionCode: "LB",
        fte: "0.5000",
        status: "REGIONAL",
        opensOn: "2026-03-02",
        closesOn: "2026-06-30",
        site: { code: "99ZA00" },
        board: { number: "99001" },
      },
    });
  });

  it("has no site when it is for the board as a whole", async () => {
    expect((await ask(globalId("Vacancy", "99001", "V5"), board)).data?.vacancy).toMatchObject({ site: null });
  });

  it("is null for what is not there, not shared, or no id of a vacancy", async () => {
    const ids = [
      globalId("Vacancy", "99001", "V99"),
      globalId("Vacancy", "99002", "V0"),
      globalId("Vacancy", "99001", "V4", "more"),
      globalId("Board", "99001", "V4"),
      "?",
      "",
    ];
    for (const id of ids) expect(await ask(id, board)).toEqual({ data: { vacancy: null } });
  });

  it("shows a draft to its own board alone", async () => {
    const draft = globalId("Vacancy", "99001", "V0");
    expect((await ask(draft, board)).data?.vacancy).toMatchObject({
      status: "DRAFT",
      functionCode: null,
      closesOn: null,
    });
    expect((await ask(draft, partner)).data).toEqual({ vacancy: null });
    expect((await ask(draft, operator)).data).toEqual({ vacancy: null });
  });
});

describe("Query.vacancies", () => {
  it("shows a board all of its own and what others share", async () => {
    const { edges, totalCount } = await list("(first: 100)", board);
    expect(totalCount).toBe(VACANCY_STATUSES.length + SHARED.length);
    expect(edges).toHaveLength(totalCount);
  });

  it.each([partner, boardCaller()])("shows $kind what is shared", async (caller) => {
    const { edges, totalCount } = await list("(first: 100)", caller);
    expect(totalCount).toBe(2 * SHARED.length);
    expect([...new Set(edges.map(({ node }) => node.status))].sort()).toEqual(SHARED);
  });

  it("shows a partner with a list of boards what those share, and refuses the operator", async () => {
    const total = async (caller: Caller) => (await list("(first: 100)", caller)).totalCount;
    expect(await total({ ...partner, boards: ["99002", "99003"] })).toBe(SHARED.length);
    expect(await total({ ...partner, boards: [] })).toBe(0);
    expect(codesOf(await hub.query("{ vacancies { totalCount } }", { caller: operator }))).toEqual(["FORBIDDEN"]);
  });

  it("filters by board and status", async () => {
    const own = await list('(filter: { board: "99001", status: [DRAFT, FILLED] })', board);
    expect(own.edges.map(({ node }) => node.status).sort()).toEqual(["DRAFT", "FILLED"]);
    expect((await list('(filter: { board: "99002", status: DRAFT })', board)).totalCount).toBe(0);
    expect((await list("(filter: { status: [] })", board)).totalCount).toBe(0);
    expect((await list("(filter: { board: null, status: null })", board)).totalCount).toBe(13);
  });

  it.each(["OPENS_ON_DESC", "OPENS_ON_ASC"])("walks all pages in order %s, each item once", async (order) => {
    const whole = (await list(`(first: 100, orderBy: ${order})`, board)).edges.map(({ node }) => node.id);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: VacancyPage = await list(`(first: 4, orderBy: ${order}, after: ${JSON.stringify(after)})`, board);
      walked.push(...page.edges.map(({ node }) => node.id));
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(whole);
    expect(new Set(walked).size).toBe(13);
  });

  it("orders one way as the reverse of the other", async () => {
    const ids = async (order: string) =>
      (await list(`(first: 100, orderBy: ${order})`, board)).edges.map(({ node }) => node.id);
    expect(await ids("OPENS_ON_ASC")).toEqual((await ids("OPENS_ON_DESC")).reverse());
  });

  it("refuses forged cursors and those of another list", async () => {
    const { pageInfo } = await list("(first: 2)", board);
    const end = pageInfo.endCursor ?? "";
    const forged = `${end.slice(0, -1)}${end.endsWith("A") ? "B" : "A"}`;
    const elsewhere = `(orderBy: OPENS_ON_ASC, after: "${end}")`;
    for (const args of [`(after: "${forged}")`, '(after: "x")', elsewhere]) {
      expect(codesOf(await hub.query(`{ vacancies${args} { totalCount } }`, { caller: board }))).toEqual([
        "CURSOR_INVALID",
      ]);
    }
  });

  it("refuses pages of no or too many items", async () => {
    for (const first of [0, -1, 101]) {
      const answer = await hub.query(`{ vacancies(first: ${first}) { totalCount } }`, { caller: board });
      expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
    }
  });
});
