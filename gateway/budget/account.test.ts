import { describe, expect, it } from "@jest/globals";
import { adviser, boardCaller, partner } from "@regiohub/infra/testing/callers";
import { type FieldNode, type OperationDefinitionNode, parse } from "graphql";
import { accountOf, allowanceOf, askedBoard, onlyAccountOf } from "./account.js";
import { NO_TABLE } from "./weights.js";

const boards = { "Query.board": ["number"], "Query.vacancies": ["filter", "board"] };

function boardOf(query: string, variables: Record<string, unknown> = {}): string | undefined {
  const { selectionSet } = parse(query).definitions[0] as OperationDefinitionNode;
  return askedBoard({ ...NO_TABLE, boards }, "Query", selectionSet.selections as FieldNode[])(variables);
}

describe("the board that is asked about", () => {
  it.each([
    ['{ board(number: "99001") { name } }', "99001"],
    ['{ vacancies(filter: { board: "99001" }) { totalCount } a: board(number: "99001") { name } }', "99001"],
    ["query ($n: String!) { board(number: $n) { name } }", "99002"],
    ["query ($n: String!) { vacancies(filter: { board: $n }) { totalCount } }", "99002"],
    ["query ($f: F) { vacancies(filter: $f) { totalCount } }", "99003"],
  ])("is named by %s", (query, board) => {
    expect(boardOf(query, { n: "99002", f: { board: "99003" } })).toBe(board);
  });

  it.each([
    '{ board(number: "99001") { name } b: board(number: "99002") { name } }',
    '{ board(number: "99001") { name } boards { totalCount } }',
    '{ board(number: "anything") { name } }',
    "{ vacancies { totalCount } }",
    "{ vacancies(filter: null) { totalCount } }",
    "query ($absent: F) { vacancies(filter: $absent) { totalCount } }",
  ])("is none, or several, in %s", (query) => {
    expect(boardOf(query)).toBeUndefined();
  });
});

describe("an account", () => {
  it("is shared by all users of a board, whatever they ask", () => {
    const account = { client: "board 99001", board: "99001" };
    expect(accountOf({ ...boardCaller("99001"), subject: "somebody else" }, "99002")).toEqual(account);
    expect(onlyAccountOf(boardCaller("99001"))).toEqual(account);
  });

  it("is that of the board that is asked about, for users of several", () => {
    const caller = boardCaller("99001", "99002");
    expect(["99002", "99003"].map((asked) => accountOf(caller, asked).board)).toEqual(["99002", "99001"]);
    expect(onlyAccountOf(caller)).toBeUndefined();
  });

  it("is a partner's own for each board", () => {
    const [one, all] = [accountOf(partner, "99001"), accountOf(partner, undefined)];
    expect([one.client === all.client, one.board, all.board]).toEqual([true, "99001", "*"]);
    expect(accountOf({ ...partner, issuer: "https://other.example" }, undefined).client).not.toBe(all.client);
  });

  it("is one for an adviser", () => {
    expect(onlyAccountOf(adviser())).toEqual(accountOf(adviser(), "99001"));
  });

  it("with a limit of its own fills in the same time, and takes no operation that is larger", () => {
    expect(allowanceOf(partner, 5_000)).toEqual({ most: 5_000, limit: 5_000, perSecond: 50 });
    expect(allowanceOf(partner, null)).toEqual({ most: 20_000, limit: 50_000, perSecond: 500 });
  });
});
