import { describe, expect, it } from "@jest/globals";
import { buildSchema, type GraphQLObjectType, Kind, type OperationDefinitionNode, parse } from "graphql";
import { EVERYTHING } from "../access/permission.js";
import { NO_TABLE } from "../budget/weights.js";
import { Naming } from "./naming.js";
import { compileProjection } from "./projection.js";
import { typeMatcher } from "./types.js";

/** What an operation makes of merged data. */
function project(sdl: string, query: string, data: Record<string, unknown>) {
  const schema = buildSchema(sdl);
  const document = parse(query);
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const selecting = {
    fragments: new Map(),
    matches: typeMatcher(schema),
    naming: new Naming(schema),
    included: () => true,
    permission: EVERYTHING,
    table: NO_TABLE,
  };
  const errors: [] = [];
  const shape = compileProjection(
    schema,
    schema.getQueryType() as GraphQLObjectType,
    operation.selectionSet,
    selecting,
  );
  return { data: shape({ data, errors, incomplete: false }).data, errors };
}

describe("a projection", () => {
  it("reads an interface that no type of the supergraph implements as it stands", () => {
    const sdl = "type Query { b: Node } interface Node { id: ID! field: String }";
    const data = { b: { id: "n1", field: "foo", hidden: 1 } };
    expect(project(sdl, "{ b { id field } }", data)).toEqual({ data: { b: { id: "n1", field: "foo" } }, errors: [] });
  });

  it("gives null for an object of an interface that does not tell which type it is, where that matters", () => {
    const sdl =
      "type Query { a: Node } interface Node { id: ID! } type X implements Node { id: ID! x: Int } type Y implements Node { id: ID! }";
    expect(project(sdl, "{ a { id ... on X { x } } }", { a: { id: "1", x: 1 } }).data).toEqual({ a: null });
    expect(project(sdl, "{ a { id } }", { a: { id: "1" } }).data).toEqual({ a: { id: "1" } });
  });
});
