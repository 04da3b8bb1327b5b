import type { PlanNode } from "@graphql-hive/router-query-planner";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { difference } from "../fuzz/compare.js";
import type { TestSubgraph } from "../testing/subgraphs.js";
import { type GatewayEngine, httpEngine, localEngine, mergedEngine, serveWorld } from "../testing/world.js";

let served: Record<string, TestSubgraph>;
let http: GatewayEngine;
const local = localEngine();
const merged = mergedEngine();

beforeAll(async () => {
  served = await serveWorld();
  http = httpEngine(served);
});

afterAll(async () => {
  await http.close();
  for (const subgraph of Object.values(served)) await subgraph.close();
});

/** name, query, variables */
const CASES: readonly [string, string, Record<string, unknown>][] = (
  [
    ["the same list asked twice with different fields", "{ users { id reviews { id } reviews { body } } }"],
    ["all root fields skipped", "query ($no: Boolean!) { me @include(if: $no) { id } }", { no: false }],
    ["introspection beside data", '{ __schema { queryType { name } } me { name } __type(name: "User") { kind } }'],
    ["introspection alone", "{ __schema { mutationType { name } } a: __typename }"],
    ["null inside a list of what must not be null", "{ products { sku ... on Gadget { faulty } } }"],
    ["null that ends at a nullable field", '{ product(sku: "g1") { title ... on Gadget { faulty } } me { id } }'],
    [
      "a conditional field with required inputs",
      "query ($c: Boolean!) { users { name badge @include(if: $c) } }",
      { c: false },
    ],
    [
      "the same field under different conditions",
      "query ($c: Boolean!) { me { a: name } me @skip(if: $c) { role } me @include(if: $c) { reviews { id } } }",
      { c: true },
    ],
    [
      "required inputs that the client did not ask for",
      "{ products { ... on Book { shipping } ... on Gadget { shipping } } }",
    ],
    [
      "one name for different fields of different types",
      "{ accounts { ... on User { x: nickname } ... on Organisation { x: name } } }",
    ],
    [
      "entities behind two places",
      "{ a: me { wrote { n: title } } b: userById(id: 4) { id } warehouses { keeper { n: nickname } } }",
    ],
    ["an interface object", "{ accounts { id score(weight: 2) ... on User { name } } }"],
    [
      "several hops over different keys",
      "{ topReviews { boughtAt { rank } subject { ... on Book { lines { amount } } } } }",
    ],
    ["provided fields", "{ topReviews { author { name role } } }"],
    ["lists of lists", "{ shelves { title ... on Book { reviews { stars } } } me { tags } }"],
    ["variables with defaults", "query ($m: Int = 31) { media(filter: { maximum: $m }) { ... on Book { title } } }"],
    ["a resolver that fails", "{ users { id brittle } }"],
    ["a failing entity field that must not be null", "{ topReviews { writer { fragile } } }"],
    [
      "fragments on abstract types",
      "{ products { ...S } } fragment S on Stocked { a: __typename sku ... on Book { isbn } }",
    ],
    [
      "names that clash between types, on which the planner would abort the process",
      "{ accounts { ... on User { score id } ... on Organisation { id a: score b: id score(weight: 0) } } }",
    ],
    ["a key's name for another field", "{ me { id: name reviews { id } role: nickname badge } }"],
    ["one field under two names, of which one fails", "{ topReviews { a: writer { fragile } b: writer { id } } }"],
    ["a name that looks like the gateway's own", "{ users__1: users(first: 1) { id } users(first: 2) { id } }"],
    ["response names that objects inherit", "{ toString: me { constructor: name valueOf: score } }"],
  ] as [string, string, Record<string, unknown>?][]
).map(([name, query, variables = {}]) => [name, query, variables]);

describe("both transports", () => {
  it.each(CASES)("answer as one merged schema: %s", async (_name, query, variables) => {
    const expected = await merged.ask(query, variables);
    expect(difference(expected, await http.ask(query, variables))).toBeUndefined();
    expect(difference(expected, await local.ask(query, variables))).toBeUndefined();
  });

  it("give the same errors, word for word", async () => {
    const query = "{ users { brittle } absent { id } topReviews { writer { fragile } } }";
    const [left, right] = await Promise.all([http.ask(query), local.ask(query)]);
    expect(right).toEqual(left);
    expect(left.errors?.length).toBeGreaterThan(2);
  });

  it("carry out mutations in the order of the document", async () => {
    const query = `mutation {
      first: setPrice(sku: "b1", price: 1) { price ... on Book { authors { name } } }
      rename(id: "u0", name: "New") { name }
      second: setPrice(sku: "b1", price: 2) { price }
    }`;
    const expected = await merged.ask(query);
    expect(difference(expected, await http.ask(query))).toBeUndefined();
    expect(difference(expected, await local.ask(query))).toBeUndefined();
  });
});

describe("the cases", () => {
  it("cover every node that plans have", async () => {
    const kinds = new Set<string>();
    const note = (node: PlanNode | null | undefined): void => {
      if (!node) return;
      kinds.add(node.kind);
      if ("nodes" in node) node.nodes.forEach(note);
      if (node.kind === "Flatten") note(node.node);
    };
    for (const query of [
      "{ me { reviews { id } wrote { title } } }",
      "{ a: me { wrote { title } } b: me { wrote { sku } } }",
    ]) {
      note((await local.planner.plan(query)).node);
    }
    expect([...kinds].sort()).toEqual(["BatchFetch", "Fetch", "Flatten", "Parallel", "Sequence"]);
  });
});

describe("entity fetches", () => {
  it("ask for each entity once", async () => {
    const engine = localEngine();
    await engine.ask("{ users(first: 6) { manager { reviews { id } } } }");
    const [fetch] = engine.calls.filter(({ subgraph }) => subgraph === "reviews");
    const texts = fetch?.call.representations[0]?.texts ?? [];
    expect(texts.length).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("are not made when there is nothing to ask", async () => {
    const engine = localEngine();
    expect(await engine.ask('{ userById(id: "nowhere") { reviews { id } } }')).toEqual({ data: { userById: null } });
    expect(engine.calls.map(({ subgraph }) => subgraph)).toEqual(["accounts"]);
  });

  it("report an error at every place that asked for the entity", async () => {
    const { errors } = await local.ask(
      '{ a: review(id: "r2") { author { brittle } } b: review(id: "r8") { author { brittle } } }',
    );
    expect(errors?.map(({ path }) => path?.join(".")).sort()).toEqual(["a.author.brittle", "b.author.brittle"]);
  });
});

describe("operations that the gateway does not take", () => {
  it.each([
    ["an alias that hides the runtime type", "{ me { __typename: id } }", "OPERATION_REFUSED"],
    ["an alias that changes an object's nature", "{ __proto__: me { id } }", "OPERATION_REFUSED"],
    ["two operations and no name", "query A { me { id } } query B { me { id } }", "OPERATION_RESOLUTION_FAILURE"],
  ])("%s", async (_name, query, code) => {
    const { data, errors } = await local.ask(query);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it("fragments of fragments that grow without end", async () => {
    const fragment = (n: number) =>
      `fragment F${n} on User { a: manager { ...F${n + 1} } b: manager { ...F${n + 1} } }`;
    const fragments = Array.from({ length: 16 }, (_, n) => fragment(n)).join("\n");
    const { errors } = await local.ask(`{ me { ...F0 } }\n${fragments}\nfragment F16 on User { id }`);
    expect(errors?.map(({ message }) => message)).toEqual(["Operation too large once its fragments are written out."]);
  });

  it("variables of the wrong type", async () => {
    const { data, errors } = await local.ask("query ($n: Int!) { users(first: $n) { id } }", { n: "three" });
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });
});
