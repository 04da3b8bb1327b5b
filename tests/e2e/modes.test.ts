import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { RunningServer } from "@regiohub/infra/serving";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { serveApart } from "../catalogue/support/serve.js";
import { ask, type FilledHub, filledHub, hub, serveFilled } from "../hub.js";

let filled: FilledHub;
let together: RunningServer;
let apart: RunningServer;

beforeAll(async () => {
  filled = await filledHub();
  together = await serveFilled(filled);
  apart = await serveApart(filled);
}, 120_000);

afterAll(async () => {
  await together.close();
  await apart.close();
  await filled.drop();
});

const people = 'board(number: "99001") { staffMembers(first: 3) { edges { node { id displayName } } totalCount } }';

/** Queries over all four subgraphs, right and wrong ones. */
const QUERIES: Readonly<Record<string, string>> = {
  "the real register":
    "{ boards(first: 3) { edges { node { number name schools(first: 2) { edges { node { brin name } } totalCount } } } totalCount } }",
  "a region by its old name":
    '{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { code name boards(first: 5) { edges { node { number } } totalCount } } }',
  people: `{ ${people} }`,
  "a page that is too large": "{ boards(first: 101) { edges { node { number } } } }",
  "a forged cursor": '{ boards(first: 2, after: "Zm9yZ2Vk") { edges { node { number } } } }',
  "a board that is not": '{ board(number: "00000") { number } }',
  "an unknown field": "{ boards { salary } }",
  "a day that does not exist": '{ board(number: "99001") { workforce(on: "2026-02-30") { persons } } }',
};

describe.each([
  ["a partner", partner],
  ["a user of board 99001", boardCaller("99001")],
  ["a user of board 99002", boardCaller("99002")],
  ["an operator", operator],
  ["nobody", undefined],
])("asked by %s", (_name, caller) => {
  const both = async (query: string) => {
    const authorization = caller && (await filled.bearer(caller));
    const answers = await Promise.all([together, apart].map(({ url }) => ask(url, query, authorization)));
    return answers.map(({ status, body }) => ({ status, data: body.data, errors: body.errors?.map(comparable) }));
  };

  it("FirstLook is answered alike in one process and over HTTP", async () => {
    const query = await readFile(new URL("schema/examples/first-look.graphql", hub.root), "utf8");
    const [one, other] = await both(query);
    expect(one).toEqual(other);
    const errors = one?.errors?.map(({ code, message }) => (code === "FORBIDDEN" ? message : code));
    if (!caller) expect(errors).toEqual(["UNAUTHENTICATED"]);
    else if (caller.kind !== "operator") expect(errors).toBeUndefined();
    else {
      expect(errors).toEqual([
        "Board.workforce needs the scope figures:read.",
        "Board.vacancies needs the scope vacancies:read.",
      ]);
    }
  });

  it.each(Object.entries(QUERIES))("%s: the same answer in one process and over HTTP", async (_what, query) => {
    const [one, other] = await both(query);
    expect(one).toEqual(other);
  });

  it("people are shown to their own board only", async () => {
    const [one] = await both(QUERIES.people ?? "");
    const shown = JSON.stringify(one?.data ?? null).includes("displayName");
    expect(shown).toBe(caller?.kind === "board" && caller.boards[0] === "99001");
    if (!shown) expect(one?.errors?.[0]?.code).toBe(caller ? "FORBIDDEN" : "UNAUTHENTICATED");
  });
});

const comparable = ({
  message,
  path,
  extensions,
}: {
  message: string;
  path?: unknown;
  extensions?: { code?: string };
}) => ({
  message,
  path,
  code: extensions?.code,
});
