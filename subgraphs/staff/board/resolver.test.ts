import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { openRegion } from "../testing/region.js";
import { walk } from "../testing/walk.js";

const own = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const ask = (document: string, caller?: Caller) => hub.query(document, caller ? { caller } : {});
const numbers = async (args: string) => {
  const answer = await ask(`{ boards${args} { edges { node { number } } totalCount } }`, partner);
  expect(answer.errors).toBeUndefined();
  const { edges, totalCount } = (
    answer.data as { boards: { edges: { node: { number: string } }[]; totalCount: number } }
  ).boards;
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node.number);
};

describe("Query.board", () => {
  it("gives every field", async () => {
    expect(await ask('{ board(number: "99001") { number name sector delivers } }', partner)).toEqual({
      data: { board: { number: "99001", name: "Stichting Voorbeeld", sector: "PO", delivers: true } },
    });
  });

  it("is null when no register has it", async () => {
    expect(await ask('{ board(number: "99009") { number } }', partner)).toEqual({ data: { board: null } });
  });
});

describe("Query.boards", () => {
  it("filters by delivering, by number and by region", async () => {
    expect(await numbers("")).toEqual(["99001", "99002", "99003"]);
    expect(await numbers("(filter: { delivers: true })")).toEqual(["99001", "99002"]);
    expect(await numbers("(filter: { delivers: false })")).toEqual(["99003"]);
    expect(await numbers('(filter: { numbers: ["99003", "99001", "12345"] })')).toEqual(["99001", "99003"]);
    const region = (code: string) => `region: { scheme: ARBEIDSMARKTREGIO, code: "${code}" }`;
    expect(await numbers(`(filter: { ${region("AM03")} })`)).toEqual(["99001", "99003"]);
    expect(await numbers(`(filter: { ${region("AM01")} })`)).toEqual(["99001"]);
    expect(await numbers(`(filter: { ${region("AM03")}, delivers: true })`)).toEqual(["99001"]);
    expect(await numbers(`(filter: { ${region("AM02")} })`)).toEqual([]);
  });

  it("orders by number, or by name with nameless boards last", async () => {
    expect(await numbers("(orderBy: NAME)")).toEqual(["99001", "99002", "99003"]);
    const rename = (name: string | null) =>
      withClient(hub.url, (client) => client.query("update staff.board set name = $1 where number = '99002'", [name]));
    await rename("Achterhuis");
    expect(await numbers("(orderBy: NAME)")).toEqual(["99002", "99001", "99003"]);
    expect(await numbers("(orderBy: NUMBER)")).toEqual(["99001", "99002", "99003"]);
    await rename(null);
  });

  it("walks from page to page in either order", async () => {
    for (const orderBy of ["NUMBER", "NAME"]) {
      for (const first of [1, 2, 3]) {
        const pages = await walk(
          hub,
          partner,
          ["boards"],
          (after) =>
            `{ boards(first: ${first}, orderBy: ${orderBy}${after}) { edges { node { number } } pageInfo { hasNextPage endCursor } } }`,
        );
        expect(pages.flat()).toEqual([{ number: "99001" }, { number: "99002" }, { number: "99003" }]);
        expect(pages).toHaveLength(Math.ceil(3 / first));
      }
    }
  });

  it("refuses a page that is too large, a list that is too long, and a cursor of another list", async () => {
    expect(codesOf(await ask("{ boards(first: 101) { totalCount } }", partner))).toEqual(["ARGUMENT_INVALID"]);
    expect(codesOf(await ask("{ boards(first: 0) { totalCount } }", partner))).toEqual(["ARGUMENT_INVALID"]);
    const list = JSON.stringify(Array.from({ length: 101 }, () => "99001"));
    expect(codesOf(await ask(`{ boards(filter: { numbers: ${list} }) { totalCount } }`, partner))).toEqual([
      "ARGUMENT_INVALID",
    ]);
    const page = await ask("{ boards(first: 1) { pageInfo { endCursor } } }", partner);
    const { endCursor } = (page.data as { boards: { pageInfo: { endCursor: string } } }).boards.pageInfo;
    for (const after of ["x", `${endCursor}x`]) {
      expect(codesOf(await ask(`{ boards(orderBy: NAME, after: "${after}") { totalCount } }`, partner))).toEqual([
        "CURSOR_INVALID",
      ]);
    }
    expect(codesOf(await ask(`{ boards(orderBy: NAME, after: "${endCursor}") { totalCount } }`, partner))).toEqual([
      "CURSOR_INVALID",
    ]);
  });
});

describe("Board.regions", () => {
  const regions = async (args: string) =>
    (await ask(`{ board(number: "99001") { regions${args} { code name } } }`, partner)).data?.board;

  it("gives the regions that its sites lie in", async () => {
    expect(await regions("(scheme: ARBEIDSMARKTREGIO)")).toEqual({
      regions: [
        { code: "AM01", name: "Groningen" },
        { code: "AM03", name: "Drenthe" },
      ],
    });
  });

  it("gives none for a day that the reference data does not reach", async () => {
    expect(await regions('(scheme: ARBEIDSMARKTREGIO, validOn: "2024-12-31")')).toEqual({ regions: [] });
    expect(await regions('(scheme: ARBEIDSMARKTREGIO, validOn: "2025-01-01")')).toMatchObject({
      regions: [{ code: "AM01" }, { code: "AM03" }],
    });
  });
});

describe("Board.schools", () => {
  it("walks from page to page", async () => {
    for (const first of [1, 3, 4]) {
      const pages = await walk(
        hub,
        partner,
        ["board", "schools"],
        (after) =>
          `{ board(number: "99001") { schools(first: ${first}${after}) { edges { node { brin } } pageInfo { hasNextPage endCursor } totalCount } } }`,
      );
      expect(pages.flat()).toEqual([{ brin: "99ZA" }, { brin: "99ZB" }, { brin: "99ZC" }, { brin: "99ZD" }]);
      expect(pages).toHaveLength(Math.ceil(4 / first));
    }
  });

  it("counts per board, none as none", async () => {
    const answer = await ask("{ boards { edges { node { schools(first: 1) { totalCount } } } } }", partner);
    expect(answer.data).toEqual({
      boards: { edges: [4, 1, 1].map((totalCount) => ({ node: { schools: { totalCount } } })) },
    });
  });
});

describe("Board.staffMembers", () => {
  const page = "staffMembers(first: 5) { edges { node { id displayName } } totalCount }";

  it("walks through the board's own people", async () => {
    const pages = await walk(
      hub,
      own,
      ["board", "staffMembers"],
      (after) =>
        `{ board(number: "99001") { staffMembers(first: 5${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } totalCount } } }`,
    );
    expect(pages.map((nodes) => nodes.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(12);
  });

  it("is for the board alone; to others the rest of the board is answered", async () => {
    for (const caller of [boardCaller("99002"), boardCaller(), partner, operator]) {
      const answer = await ask(`{ board(number: "99001") { number ${page} } }`, caller);
      expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
      expect(answer.data).toEqual({ board: { number: "99001", staffMembers: null } });
    }
  });
});

it("answers the staff part of the first query in six statements, once its figures are out", async () => {
  await hub.query('{ boards(first: 10) { edges { node { workforce(on: "2026-10-01") { persons } } } } }', {
    caller: partner,
  });
  const { result, statements } = await countStatements(
    staff,
    hub.url,
    `{ boards(first: 10, filter: { delivers: true }) { edges { node {
        number name sector
        regions(scheme: ARBEIDSMARKTREGIO) { code name }
        schools(first: 3) { edges { node { brin name sites(first: 2) { edges { node { code city } } } } } totalCount }
        workforce(on: "2026-10-01") { persons fte }
      } } pageInfo { hasNextPage endCursor } } }`,
    { caller: partner },
  );
  expect(result.errors).toBeUndefined();
  // boards, regions, schools, their count, workforce; then sites of all the schools
  expect(statements).toHaveLength(6);
});
