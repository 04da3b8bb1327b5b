import {
  buildASTSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";
import { BoundedCache } from "../cache.js";
import { EVERYTHING, type Permission } from "./permission.js";

/** Most cut schemas that are kept, and the characters of their keys. */
const MOST_SCHEMAS = { entries: 16, characters: 1_000 };

/** Gives a schema cut to what somebody may ask: what they may not is as if it were not there. */
export function cutter(schema: GraphQLSchema): (permission: Permission) => GraphQLSchema {
  const cut = new BoundedCache<GraphQLSchema>(MOST_SCHEMAS);
  return (permission) => {
    if (permission === EVERYTHING) return schema;
    const known = cut.get(permission.key);
    if (known) return known;
    const made = cutSchema(schema, permission);
    cut.set(permission.key, made);
    return made;
  };
}

type Types = ReadonlyMap<string, TypeDefinitionNode>;

function cutSchema(schema: GraphQLSchema, { refusalOf }: Permission): GraphQLSchema {
  const definitions = parse(printSchema(schema), { noLocation: true }).definitions;
  const may = (type: string) => (field: FieldDefinitionNode) => refusalOf(type, field.name.value) === undefined;
  const types = withoutDeadEnds(definitions.filter(isType).map((type) => withFields(type, may(type.name.value))));
  const reached = reachedFrom(
    [schema.getQueryType(), schema.getMutationType()].map((type) => type?.name ?? ""),
    types,
  );
  const others = definitions.filter((one) => !isType(one));
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...others, ...reached] }, { assumeValidSDL: true });
}

const isType = (definition: DefinitionNode): definition is TypeDefinitionNode =>
  definition.kind.endsWith("TypeDefinition");

const hasFields = (type: TypeDefinitionNode | undefined) =>
  type?.kind === Kind.OBJECT_TYPE_DEFINITION || type?.kind === Kind.INTERFACE_TYPE_DEFINITION;

function withFields(type: TypeDefinitionNode, keeps: (field: FieldDefinitionNode) => boolean): TypeDefinitionNode {
  if (!hasFields(type)) return type;
  const { fields = [] } = type as ObjectTypeDefinitionNode;
  return { ...(type as ObjectTypeDefinitionNode), fields: fields.filter(keeps) };
}

/** A type without fields goes, and with it the fields that lead to it, which may leave other types without fields. */
function withoutDeadEnds(types: readonly TypeDefinitionNode[]): Types {
  const isEmpty = (type: TypeDefinitionNode) => hasFields(type) && !(type as ObjectTypeDefinitionNode).fields?.length;
  const gone = new Set(types.filter(isEmpty).map(({ name }) => name.value));
  if (gone.size === 0) return new Map(types.map((type) => [type.name.value, type]));
  const left = types.filter(({ name }) => !gone.has(name.value));
  return withoutDeadEnds(left.map((type) => withFields(type, (field) => !gone.has(namedType(field.type)))));
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** The types that some names lead to, themselves included; an interface leads to the types that have it. */
function reachedFrom(names: readonly string[], types: Types): TypeDefinitionNode[] {
  const reached = new Set<string>();
  const follow = (name: string): void => {
    const type = types.get(name);
    if (!type || reached.has(name)) return;
    reached.add(name);
    visit(type, { NamedType: (node) => follow(node.name.value) });
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    for (const other of types.values()) {
      const { interfaces = [] } = other as ObjectTypeDefinitionNode;
      if (interfaces.some((one) => one.name.value === name)) follow(other.name.value);
    }
  };
  for (const name of names) follow(name);
  return [...types.values()].filter(({ name }) => reached.has(name.value));
}
