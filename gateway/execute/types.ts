import { type GraphQLSchema, isAbstractType } from "graphql";

/** A JSON object as a subgraph sends it. */
export type JsonObject = Record<string, unknown>;

/** Whether the value is a JSON object: no list, no null, no inherited function. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Answers which runtime types a type condition takes. */
export type TypeMatch = (condition: string, typename: string) => boolean;

/**
 * Matches runtime types against conditions of one schema: a name matches itself, an abstract name its possible types.
 * Hidden types match only by their own name.
 */
export function typeMatcher(schema: GraphQLSchema): TypeMatch {
  const possible = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) possible.set(type.name, new Set(schema.getPossibleTypes(type).map(({ name }) => name)));
  }
  return (condition, typename) => condition === typename || (possible.get(condition)?.has(typename) ?? false);
}
