import { describe, expect, it } from "@jest/globals";
import { buildSchema, type GraphQLObjectType, Kind, type OperationDefinitionNode, parse } from "graphql";
import { EVERYTHING } from "../access/permission.js";
import { inclusion } from "../execute/fields.js";
import { flatten } from "../execute/flatten.js";
import { Naming } from "../execute/naming.js";
import { typeMatcher } from "../execute/types.js";
import { compileCost } from "./cost.js";
import type { CostTable } from "./weights.js";

const schema = buildSchema(`
  type Query { town(name: String): Town towns(first: Int! = 20): Towns streets: [Street!] either: Either }
  type Town { name: String houses: [House!]! friends(first: Int): [Town!] names: [String!]! height(on: Int): Int census: Census past(years: [Int!]): Census count(by: [Cut!]! = []): Census counts(from: Int!, until: Int!, by: [Cut!]! = []): [Census!]! }
  type Towns { edges: [TownEdge!]! totalCount: Int! pageInfo: PageInfo! }
  type TownEdge { node: Town! cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
  type House { number: Int town: Town! rooms: [Room!]! }
  type Room { name: String }
  type Street { name: String house: House }
  type Census { people: Int cells: [Cell!]! }
  type Cell { people: Int keys: [String!]! }
  enum Cut { AGE SEX STREET }
  union Either = Town | Street
`);
const CELLS = { by: "by", list: "Census.cells", makes: { AGE: 10, SEX: 3 } };
const table: CostTable = {
  lists: {
    "Town.houses": { each: 3, more: 10 },
    "House.rooms": { each: 2, more: 5 },
    "Town.names": { each: 4, more: 0 },
    "Query.streets": { each: 7, more: 0 },
    "Town.counts": { each: 15, more: 0 },
    "Census.cells": { each: 50, more: 100 },
    "Cell.keys": { each: 2, more: 0 },
  },
  years: { "Town.counts": { from: "from", until: "until", each: 19 } },
  divisions: {
    "Town.count": CELLS,
    "Town.counts": CELLS,
    "Town.past": { by: "years", list: "Census.cells", makes: 3 },
  },
  fields: { "Town.census": 19 },
  boards: {},
};

function costOf(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const root = schema.getQueryType() as GraphQLObjectType;
  const selecting = {
    fragments,
    matches: typeMatcher(schema),
    naming: new Naming(schema),
    budget: { left: 1_000 },
    permission: EVERYTHING,
    included: inclusion(variables),
  };
  return compileCost(
    { schema, table },
    root,
    flatten(schema, root, [operation.selectionSet], selecting),
    false,
  )(variables);
}

describe("an operation costs", () => {
  it.each([
    ["1 by itself and 1 for each object", "{ town { name } }", 1 + 1],
    ["as much for an object asked twice under one name", "{ town { name } town { census { people } } }", 1 + 1 + 20],
    ["twice as much under two", "{ a: town { name } b: town { name } }", 1 + 2],
    ["what a page may hold, and the page", "{ towns(first: 5) { edges { node { name } } } }", 1 + 1 + 5 * 2],
    ["a page that is read and not shown", "{ towns(first: 5) { pageInfo { hasNextPage } } }", 1 + 1 + 1 + 5],
    ["a page of the schema's size", "{ towns { edges { cursor } } }", 1 + 1 + 20],
    ["5 for counting a list", "{ towns(first: 1) { totalCount } }", 1 + 1 + 1 + 5],
    ["what a list may hold, and one beside", "{ streets { name } }", 1 + 1 + 7],
    [
      "the many of a list once, however many have it",
      "{ towns(first: 9) { edges { node { houses { number } } } } }",
      1 + 1 + 18 + 1 + 9 * 3 + 10,
    ],
    ["lists within lists", "{ town { houses { rooms { name } } } }", 1 + 1 + 1 + 13 + 1 + 13 * 2 + 5],
    ["the items of a list of plain values", "{ town { names } }", 1 + 1 + 1 + 4],
    ["1 for a value with arguments", "{ town { height(on: 3) name } }", 1 + 1 + 1],
    ["the weight of a field", "{ town { census { people } } }", 1 + 1 + 19 + 1],
    [
      "the dearest of what an object may be",
      "{ either { ... on Town { census { people } } ... on Street { name } } }",
      1 + 1 + 20,
    ],
    [
      "what fragments hold",
      "{ towns(first: 2) { ...T } } fragment T on Towns { edges { node { census { people } } } }",
      1 + 1 + 2 * 22,
    ],
    ["nothing for what is left out", "{ town @skip(if: true) { name } }", 1],
    ["a list that itself takes a size", "{ town { friends(first: 4) { name } } }", 1 + 1 + 1 + 4],
    [
      "a hundred items for a page whose size nobody says",
      "{ towns(first: null) { pageInfo { hasNextPage } } }",
      1 + 1 + 1 + 100,
    ],
    [
      "a list's parts by what divides it",
      "{ town { count(by: [AGE, SEX]) { cells { people } } } }",
      1 + 1 + 1 + 1 + 30,
    ],
    ["one part for a list that nothing divides", "{ town { count { cells { people } } } }", 1 + 1 + 1 + 1 + 1],
    [
      "all that a list may hold where one part may be any number",
      "{ town { count(by: [SEX, STREET]) { cells { people } } } }",
      1 + 1 + 1 + 1 + 150,
    ],
    [
      "each year that is asked for, with its parts",
      "{ town { counts(from: 2020, until: 2023, by: SEX) { cells { keys } } } }",
      1 + 1 + 1 + 4 * 20 + 1 + 4 * 3 + 1 + 4 * 3 * 2,
    ],
    ["nothing for years the wrong way round", "{ town { counts(from: 2023, until: 2020) { people } } }", 1 + 1 + 1],
    ["the most years there may be", "{ town { counts(from: 1900, until: 2020) { people } } }", 1 + 1 + 1 + 15 * 20],
    ["nothing less for a size below nothing", "{ towns(first: -3) { edges { node { name } } } }", 1 + 1],
  ])("%s", (_what, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it("what the variables say, with one and the same function", () => {
    const query = "query ($n: Int! = 7) { towns(first: $n) { edges { node { name } } } }";
    expect([1, 10, 100].map((n) => costOf(query, { n }))).toEqual([4, 22, 202]);
    const years =
      "query ($until: Int!, $by: [Cut!]!, $one: Cut!) { town { counts(from: 2020, until: $until, by: $by) { cells { people } } count(by: [$one]) { cells { people } } } }";
    const [one, many] = [1, 4].map((count) => costOf(years, { until: 2019 + count, by: ["AGE", "SEX"], one: "SEX" }));
    expect(many).toBe((one ?? 0) + 3 * (20 + 30));
    expect(costOf(years, { until: 2020, by: ["AGE", "SEX"], one: "AGE" })).toBe((one ?? 0) + 7);
  });
});
