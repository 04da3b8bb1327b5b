import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { openRegion, PAGE, type TestPage } from "../testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const idOf = (code: string) => globalId("MobilityCentre", code);

describe("Query.mobilityCentre", () => {
  const ask = (id: string, caller?: Caller) =>
    hub.query(
      "query ($id: ID!) { mobilityCentre(id: $id) { id code name status startsOn endsOn leadBoard { number } } }",
      {
        variables: { id },
        ...(caller && { caller }),
      },
    );

  it.each([board, partner, operator])("gives every field to $kind", async (caller) => {
    const facts = { code: "DONE", name: "Klaar", status: "ENDED", startsOn: "2013-01-01", endsOn: "2019-12-31" };
    expect((await ask(idOf("DONE"), caller)).data).toEqual({
      mobilityCentre: { id: idOf("DONE"), ...facts, leadBoard: { number: "99001" } },
    });
  });

  it("is null for what is not there, or no id of a centre", async () => {
    for (const id of [idOf("NONE"), globalId("Board", "ACTV"), globalId("MobilityCentre", "ACTV", "x"), "ACTV", ""]) {
      expect(await ask(id, partner)).toEqual({ data: { mobilityCentre: null } });
    }
  });
});

describe("Query.mobilityCentres", () => {
  const list = async (args: string, caller: Caller = partner) => {
    const document = `{ mobilityCentres${args} { ${PAGE("code")} } }`;
    const answer = await hub.query<{ mobilityCentres: TestPage<{ code: string }> }>(document, { caller });
    expect(answer.errors).toBeUndefined();
    return (answer.data as { mobilityCentres: TestPage<{ code: string }> }).mobilityCentres;
  };
  const codes = async (filter: string) => (await list(`(filter: ${filter})`)).edges.map(({ node }) => node.code);

  it.each([board, partner, operator])("shows $kind all, in order of their code", async (caller) => {
    const { edges, totalCount } = await list("", caller);
    expect(edges.map(({ node }) => node.code)).toEqual(["ACTV", "DONE", "FORM"]);
    expect(totalCount).toBe(3);
  });

  it("filters by the reported status", async () => {
    expect(await codes("{ status: FORMING }")).toEqual(["FORM"]);
    expect(await codes("{ status: ENDED }")).toEqual(["DONE"]);
    expect(await codes("{ status: null, on: null }")).toEqual(["ACTV", "DONE", "FORM"]);
  });

  it("judges the status on a day by first and last day, both counted", async () => {
    expect(await codes('{ status: ACTIVE, on: "2019-12-31" }')).toEqual(["ACTV", "DONE"]);
    expect(await codes('{ status: ACTIVE, on: "2020-01-01" }')).toEqual(["ACTV"]);
    expect(await codes('{ status: ENDED, on: "2020-01-01" }')).toEqual(["DONE"]);
    expect(await codes('{ status: FORMING, on: "2014-12-31" }')).toEqual(["ACTV", "FORM"]);
    expect(await codes('{ status: ACTIVE, on: "2015-01-01" }')).toEqual(["ACTV", "DONE"]);
  });

  it("leaves out on a day what has ended", async () => {
    expect(await codes('{ on: "2020-01-01" }')).toEqual(["ACTV", "FORM"]);
    expect((await list('(filter: { on: "2020-01-01" })')).totalCount).toBe(2);
  });

  it("walks all pages, each item once", async () => {
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: TestPage<{ code: string }> = await list(`(first: 1, after: ${JSON.stringify(after)})`);
      walked.push(...page.edges.map(({ node }) => node.code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(["ACTV", "DONE", "FORM"]);
  });

  it("refuses forged cursors, and other pages than 1 to 100", async () => {
    const ask = (args: string, caller?: Caller) =>
      hub.query(`{ mobilityCentres${args} { totalCount } }`, caller && { caller });
    const end = (await list("(first: 1)")).pageInfo.endCursor ?? "";
    const forged = `${end.slice(0, -1)}${end.endsWith("A") ? "B" : "A"}`;
    expect(codesOf(await ask(`(after: "${forged}")`, partner))).toEqual(["CURSOR_INVALID"]);
    expect(codesOf(await ask("(first: 0)", partner))).toEqual(["ARGUMENT_INVALID"]);
    expect(codesOf(await ask("(first: 101)", partner))).toEqual(["ARGUMENT_INVALID"]);
  });
});

describe("MobilityCentre.memberBoards", () => {
  const members = async (args: string, code = "ACTV") => {
    const document = `query ($id: ID!) { mobilityCentre(id: $id) { memberBoards${args} { ${PAGE("number")} } } }`;
    const answer = await hub.query<{ mobilityCentre: { memberBoards: TestPage<{ number: string }> } }>(document, {
      caller: partner,
      variables: { id: idOf(code) },
    });
    return { errors: codesOf(answer), page: answer.data?.mobilityCentre?.memberBoards };
  };
  const numbers = async (args: string) => (await members(args)).page?.edges.map(({ node }) => node.number);
  const STANDING = ["99001", "99002", "99003", "99004", "99005", "99007"];

  it("takes today when no day is given, and names each board once", async () => {
    const { page } = await members("");
    expect(page?.edges.map(({ node }) => node.number)).toEqual(STANDING);
    expect(page?.totalCount).toBe(6);
  });

  it("counts the first and the last day as running", async () => {
    expect(await numbers('(on: "2019-12-31")')).not.toContain("99006");
    expect(await numbers('(on: "2020-01-01")')).toContain("99006");
    expect(await numbers('(on: "2020-12-31")')).toContain("99006");
    expect(await numbers('(on: "2021-01-01")')).not.toContain("99006");
  });

  it("walks all pages, each board once", async () => {
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { page }: Awaited<ReturnType<typeof members>> = await members(
        `(first: 4, after: ${JSON.stringify(after)})`,
      );
      walked.push(...(page?.edges.map(({ node }) => node.number) ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(STANDING);
  });

  it("refuses the cursor of another centre", async () => {
    const end = (await members("(first: 1)")).page?.pageInfo.endCursor;
    expect((await members(`(after: "${end}")`, "FORM")).errors).toEqual(["CURSOR_INVALID"]);
  });
});
