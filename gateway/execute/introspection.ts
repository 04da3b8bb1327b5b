import { type DocumentNode, execute, type FieldNode, type GraphQLSchema, Kind, type SelectionSetNode } from "graphql";
import type { Permission } from "../access/permission.js";
import type { Operation } from "./operation.js";
import type { JsonObject } from "./types.js";

/** Root fields that the gateway answers itself; `__typename` is part of the answer's shape. */
const OWN = new Set(["__schema", "__type", "__typename"]);

/** The fields of a root selection that subgraphs answer; undefined when there are none. */
export function withoutOwn(selectionSet: SelectionSetNode | undefined): SelectionSetNode | undefined {
  const selections = selectionSet?.selections.filter((one) => one.kind !== Kind.FIELD || !OWN.has(one.name.value));
  return selections?.length ? { kind: Kind.SELECTION_SET, selections } : undefined;
}

/** What graphql-js is to answer of an operation; undefined without `__schema` and `__type`, or when they are refused. */
export function introspectionOf(
  { definition, fragments, root }: Operation,
  rootFields: ReadonlyMap<string, readonly FieldNode[]>,
  { refusalOf }: Permission,
): DocumentNode | undefined {
  const selections = [...rootFields.values()].flat().filter(({ name }) => OWN.has(name.value));
  if (selections.every(({ name }) => name.value === "__typename")) return undefined;
  if (selections.some(({ name }) => refusalOf(root.name, name.value) !== undefined)) return undefined;
  const operation = { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
}

/** Where the gateway's own answer lies in the merged data: under no name that a subgraph can use. */
export const ownKeyOf = (name: string): string => ` ${name}`;

/** Answers introspection from a schema, under keys of its own. */
export async function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<JsonObject> {
  const { data } = await execute({ schema, document, variableValues });
  return Object.fromEntries(Object.entries(data ?? {}).map(([name, value]) => [ownKeyOf(name), value]));
}
