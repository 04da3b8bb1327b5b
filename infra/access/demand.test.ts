import { expect, it } from "@jest/globals";
import { buildSchema, type GraphQLObjectType } from "graphql";
import { demandOf } from "./demand.js";

/** What a field asks, declared as this on its type and on itself. */
function demanded(type: string, field: string) {
  const schema = buildSchema(`
    directive @sensitivity(level: String!) on OBJECT | FIELD_DEFINITION
    directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION
    type Query ${type} { field: Int ${field} }`);
  const query = schema.getQueryType() as GraphQLObjectType;
  return demandOf(query.astNode, query.getFields().field?.astNode);
}

const OPEN = '@sensitivity(level: "OPEN")';
const scopes = (list: string) => `@requiresScopes(scopes: ${list})`;

it.each([
  ["nothing", "", "", undefined],
  ["scopes alone", "", scopes('[["a"]]'), undefined],
  ["its type's", OPEN, "", { scopes: [], sensitivity: "OPEN" }],
  ["its own rather than its type's", OPEN, '@sensitivity(level: "PAY")', { scopes: [], sensitivity: "PAY" }],
  [
    "the scopes of its type",
    `${OPEN} ${scopes('[["a"], ["b"]]')}`,
    "",
    { scopes: [["a"], ["b"]], sensitivity: "OPEN" },
  ],
  [
    "the scopes of both",
    `${OPEN} ${scopes('[["a"]]')}`,
    scopes('[["b"]]'),
    { scopes: [["a", "b"]], sensitivity: "OPEN" },
  ],
  [
    "of sets that hold each other the least",
    `${OPEN} ${scopes('[["a"], ["b"]]')}`,
    scopes('[["a"]]'),
    { scopes: [["a"]], sensitivity: "OPEN" },
  ],
])("a field asks for what is declared: %s", (_, type, field, expected) =>
  expect(demanded(type, field)).toEqual(expected),
);
