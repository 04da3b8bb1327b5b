import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from "graphql";
import type { Thing, World } from "./data.js";
import { type Field, fields, lookUp } from "./resolvers.js";
import { sdl } from "./sdl.js";

/**
 * Composes the fuzzer's supergraph.
 * @param addresses subgraph name → address, where they are served over HTTP
 */
export function composeWorld(addresses: Readonly<Record<string, string>> = {}): string {
  const services = Object.entries(sdl).map(([name, text]) => ({ name, url: addresses[name], typeDefs: parse(text) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

const resolver =
  (field: Field, world: World): GraphQLFieldResolver<Thing, unknown> =>
  (thing, args) =>
    field(thing, args as Parameters<Field>[1], world);

/** One schema with every resolver: what the gateway's answers are compared with. */
export function mergedSchema(publicSchema: GraphQLSchema, world: World): GraphQLSchema {
  for (const type of Object.values(publicSchema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (thing: Thing) => thing.__typename;
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(fields[type.name] ?? {})) {
      const definition = type.getFields()[name];
      if (definition) definition.resolve = resolver(field, world);
    }
  }
  return publicSchema;
}

/** The schema of one subgraph. It sees a required field only when the gateway brings it along. */
export function subgraphSchema(name: string, world: World): GraphQLSchema {
  const typeDefs = parse(sdl[name] as string);
  const resolvers: Record<string, Record<string, unknown>> = {};
  const external = externalFields(typeDefs);
  for (const definition of typeDefs.definitions) {
    if (definition.kind === "UnionTypeDefinition" || definition.kind === "InterfaceTypeDefinition") {
      resolvers[definition.name.value] = {
        __resolveType: (thing: Thing) => thing.__typename,
        __resolveReference: reference,
      };
    }
    if (definition.kind !== "ObjectTypeDefinition") continue;
    const type = definition.name.value;
    const own: Record<string, unknown> = { __resolveReference: reference };
    for (const { name: field, directives } of definition.fields ?? []) {
      const make = fields[type]?.[field.value];
      const requires = directives?.some((directive) => directive.name.value === "requires");
      if (make) own[field.value] = resolver(requires ? withoutExternal(make, external.get(type) ?? []) : make, world);
    }
    if (type === "Query" || type === "Mutation") delete own.__resolveReference;
    resolvers[type] = own;
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);

  function reference(keys: Thing): Thing | null {
    const thing = lookUp(keys, world);
    return thing ? { ...thing, sent: keys } : null;
  }
}

function withoutExternal(make: Field, hidden: readonly string[]): Field {
  return (thing, args, world) => {
    const sent = (thing.sent ?? {}) as Thing;
    const seen = Object.create(thing) as Record<string, unknown>;
    for (const name of hidden) seen[name] = sent[name];
    return make(seen as Thing, args, world);
  };
}

function externalFields({ definitions }: DocumentNode): Map<string, string[]> {
  const external = new Map<string, string[]>();
  for (const definition of definitions) {
    if (definition.kind !== "ObjectTypeDefinition") continue;
    const names = definition.fields?.filter(({ directives }) =>
      directives?.some(({ name }) => name.value === "external"),
    );
    external.set(definition.name.value, names?.map(({ name }) => name.value) ?? []);
  }
  return external;
}
