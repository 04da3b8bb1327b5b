import type { FetchRewrite, PlanNode, RequiresSelection } from "@graphql-hive/router-query-planner";
import { describe, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { GraphQLError } from "graphql";
import type { SubgraphAnswer, SubgraphCall } from "../transports/transport.js";
import { compilePlan } from "./plan.js";
import { compileRepresentation } from "./representations.js";
import { compileRewrites, rewritesOf } from "./rewrites.js";
import type { Run } from "./run.js";
import type { TypeMatch } from "./types.js";

const matches: TypeMatch = (condition, typename) =>
  condition === typename || (condition === "Account" && typename === "User");

function runOf(answers: Record<string, SubgraphAnswer>, variables = {}) {
  const calls: SubgraphCall[] = [];
  const run: Run = {
    data: {},
    variables,
    request: { requestId: "test-request", trace: clientTrace({}), caller: undefined },
    errors: [],
    incomplete: false,
    fetch: async (subgraph, call) => {
      calls.push(call);
      return answers[subgraph] ?? {};
    },
  };
  return { run, calls };
}

const fetchOf = (serviceName: string, more: object = {}): PlanNode => ({
  kind: "Fetch",
  serviceName,
  operation: "{ a }",
  operationKind: "query",
  ...more,
});

describe("plan nodes", () => {
  it.each([
    [true, { yes: 1 }],
    [false, { no: 2 }],
  ])("Condition on %s takes its clause", async (value, expected) => {
    const node: PlanNode = { kind: "Condition", condition: "c", ifClause: fetchOf("yes"), elseClause: fetchOf("no") };
    const { run } = runOf({ yes: { data: { yes: 1 } }, no: { data: { no: 2 } } }, { c: value });
    await compilePlan({ kind: "QueryPlan", node }, matches)(run);
    expect(run.data).toEqual(expected);
  });

  it("Condition without a clause does nothing", async () => {
    const { run, calls } = runOf({}, { c: true });
    await compilePlan({ kind: "QueryPlan", node: { kind: "Condition", condition: "c" } }, matches)(run);
    expect(calls).toEqual([]);
  });

  it("Fetch sends only the variables it uses, and none that was not given", async () => {
    const { run, calls } = runOf({ a: { data: {} } }, { x: 1, z: 3 });
    await compilePlan({ kind: "QueryPlan", node: fetchOf("a", { variableUsages: ["x", "y"] }) }, matches)(run);
    expect(calls[0]?.variables).toEqual({ x: 1 });
  });

  it("BatchFetch aliases may share a variable, and each goes to its own places", async () => {
    const requires: RequiresSelection[] = [
      { kind: "InlineFragment", typeCondition: "User", selections: [{ kind: "Field", name: "id" }] },
    ];
    const alias = (name: string, field: string) => ({
      alias: name,
      representationsVariableName: "shared",
      paths: [[{ Field: field }]],
      requires,
    });
    const node: PlanNode = {
      kind: "BatchFetch",
      serviceName: "names",
      operation: "{ a }",
      operationKind: "query",
      entityBatch: { aliases: [alias("_e0", "a"), alias("_e1", "b")] },
    };
    const answer = {
      data: { _e0: [{ n: "one" }, { n: "wrong" }], _e1: [{ m: "wrong" }, { m: "two" }] },
      errors: [{ message: "No.", path: ["_e1", 1, "m"], extensions: { code: "FORBIDDEN" } }],
    };
    const { run, calls } = runOf({ names: answer });
    Object.assign(run.data, { a: { __typename: "User", id: 1 }, b: { __typename: "User", id: 2 } });
    await compilePlan({ kind: "QueryPlan", node }, matches)(run);
    expect(calls[0]?.representations).toEqual([
      { variable: "shared", texts: ['{"__typename":"User","id":1}', '{"__typename":"User","id":2}'] },
    ]);
    expect(run.data).toEqual({
      a: { __typename: "User", id: 1, n: "one" },
      b: { __typename: "User", id: 2, m: "two" },
    });
    expect(run.errors.map(({ path }) => path)).toEqual([["b", "m"]]);
  });

  it("subscriptions and deferred parts are refused", () => {
    const node = { kind: "Subscription", primary: fetchOf("a") } as PlanNode;
    expect(() => compilePlan({ kind: "QueryPlan", node }, matches)).toThrow(GraphQLError);
  });
});

describe("rewrites", () => {
  const rename: FetchRewrite = {
    KeyRenamer: { path: [{ Key: "list" }, { TypenameEquals: ["Account"] }, { Key: "_alias" }], renameKeyTo: "x" },
  };
  const set: FetchRewrite = { ValueSetter: { path: [{ Key: "list" }, { Key: "__typename" }], setValueTo: "Account" } };

  it("rename and set along a path, through lists, for matching types only", () => {
    const answer = { list: [{ __typename: "User", _alias: 1 }, null, { __typename: "Other", _alias: 2 }] };
    compileRewrites(rewritesOf([rename, set]), matches)?.(answer);
    expect(answer).toEqual({ list: [{ __typename: "Account", x: 1 }, null, { __typename: "Account", _alias: 2 }] });
  });

  it("give the client's name to the paths of errors", async () => {
    const errors = [{ message: "No.", path: ["list", 0, "_alias"], extensions: { code: "FORBIDDEN" } }];
    const { run } = runOf({ a: { data: { list: [{ __typename: "User", _alias: null }] }, errors } });
    await compilePlan({ kind: "QueryPlan", node: fetchOf("a", { outputRewrites: [rename] }) }, matches)(run);
    expect(run.errors.map(({ path }) => path)).toEqual([["list", 0, "x"]]);
  });
});

describe("representations", () => {
  const requires: RequiresSelection[] = [
    {
      kind: "InlineFragment",
      typeCondition: "Account",
      selections: [
        { kind: "Field", name: "__typename" },
        { kind: "Field", name: "id" },
        { kind: "Field", name: "_size", alias: "size" },
        { kind: "Field", name: "home", selections: [{ kind: "Field", name: "city" }] },
      ],
    },
  ];
  const rewrites = rewritesOf([
    { ValueSetter: { path: [{ TypenameEquals: ["Account"] }, { Key: "__typename" }], setValueTo: "Account" } },
  ]);
  const represent = compileRepresentation(requires, rewrites, matches);

  it.each([
    [
      "rewritten, with nested fields",
      { __typename: "User", id: "1", home: { city: "A", street: "B" } },
      '{"__typename":"Account","id":"1","home":{"city":"A"}}',
    ],
    [
      "with a field under its alias",
      { __typename: "User", id: "1", _size: 2 },
      '{"__typename":"Account","id":"1","size":2}',
    ],
    [
      "with a field under its alias, whatever else has that name",
      { __typename: "User", id: "1", _size: 2, size: 3 },
      '{"__typename":"Account","id":"1","size":2}',
    ],
    [
      "with nulls beside a key",
      { __typename: "User", id: "1", home: null },
      '{"__typename":"Account","id":"1","home":null}',
    ],
    ["not at all without a key", { __typename: "User" }, undefined],
    ["not at all when the key is null", { __typename: "User", id: null }, undefined],
    ["not at all for another type", { __typename: "Other", id: "1" }, undefined],
  ])("are written %s", (_name, object, expected) => {
    expect(represent(object)).toBe(expected);
  });

  it("hold all that is required of an object, with and without a type condition", () => {
    const field = (name: string, ...selections: RequiresSelection[]): RequiresSelection => ({
      kind: "Field",
      name,
      ...(selections.length > 0 && { selections }),
    });
    const both = compileRepresentation(
      [
        field("address", field("owner", field("id"))),
        {
          kind: "InlineFragment",
          typeCondition: "User",
          selections: [field("address", field("owner", field("name")))],
        },
      ],
      [],
      matches,
    );
    const object = { __typename: "User", address: { owner: { id: "7", name: "Bob" } } };
    expect(both(object)).toBe('{"__typename":"User","address":{"owner":{"id":"7","name":"Bob"}}}');
  });
});
