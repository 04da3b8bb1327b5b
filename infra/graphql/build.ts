import "reflect-metadata";
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
} from "graphql";
import { buildSchemaSync, createResolversMap } from "type-graphql";
import { ACCESS_LINK, closeDoors } from "../access/declare.js";
import { guardReference, guardSchema } from "../access/guard.js";
import { HubError } from "../errors.js";
import type { AnySubgraph } from "../hub.js";

const IMPORTS = ["key", "shareable", "requires", "external", "provides", "authenticated", "requiresScopes"];
const FEDERATION = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.5", import: [${[...IMPORTS, "composeDirective"].map((name) => `"@${name}"`).join(", ")}])`;
const HEAD = `${FEDERATION}\n\n${ACCESS_LINK}\n`;

/** A subgraph's schema in both forms. */
export interface BuiltSubgraph {
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** What goes to `schema/sdl/<name>.graphql`. */
  readonly sdl: string;
}

/**
 * Builds a subgraph's schema from its classes: the code is the source of the SDL.
 * @throws SUPERGRAPH_INVALID for a field that does not say who may ask it
 */
export function buildSubgraph(subgraph: AnySubgraph): BuiltSubgraph {
  const { name, resolvers, orphanedTypes, references, access, subjects = {} } = subgraph;
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as [new () => object, ...(new () => object)[]],
    orphanedTypes: (orphanedTypes ?? []) as (new () => object)[],
    validate: false,
    skipCheck: true,
  });
  closeDoors(schema);
  const sdl = HEAD + printSubgraphSchema(lexicographicSortSchema(schema)).replace(/^schema \{[^}]*\}\s*/, "");
  const typeDefs = parse(sdl);
  const rules = { policy: access, subjects };
  const map = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) {
    const guarded = guardReference(definitionOf(typeDefs, type), answerTo(resolve as ReferenceResolver), rules);
    map[type] = { ...map[type], __resolveReference: guarded };
  }
  const executable = buildSubgraphSchema([{ typeDefs, resolvers: map as never }]);
  guardSchema(executable, rules);
  executable.extensions = { ...executable.extensions, subgraph: name };
  return { schema: executable, sdl: `${sdl.trim()}\n` };
}

function definitionOf({ definitions }: DocumentNode, type: string): ObjectTypeDefinitionNode {
  const found = definitions.find((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type);
  if (found?.kind === Kind.OBJECT_TYPE_DEFINITION) return found;
  throw new HubError("SUPERGRAPH_INVALID", `references: there is no type ${type}.`);
}

type ReferenceResolver = (reference: object, context: object) => unknown;

/** Keys are text: any other names nothing. */
const answerTo =
  (resolve: ReferenceResolver): ReferenceResolver =>
  (reference, context) =>
    Object.values(reference).every((value) => typeof value === "string") ? resolve(reference, context) : null;
