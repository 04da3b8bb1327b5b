import "reflect-metadata";
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { type GraphQLSchema, lexicographicSortSchema, parse } from "graphql";
import { buildSchemaSync, createResolversMap } from "type-graphql";
import { requireCaller } from "../auth/access.js";
import type { Caller } from "../auth/caller.js";
import type { AnySubgraph } from "../hub.js";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@requires", "@external", "@provides"])\n\n`;

/** A subgraph's schema in both forms. */
export interface BuiltSubgraph {
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** What goes to `schema/sdl/<name>.graphql`. */
  readonly sdl: string;
}

/** Builds a subgraph's schema from its classes: the code is the source of the SDL. */
export function buildSubgraph({ name, resolvers, orphanedTypes, references }: AnySubgraph): BuiltSubgraph {
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as [new () => object, ...(new () => object)[]],
    orphanedTypes: (orphanedTypes ?? []) as (new () => object)[],
    validate: false,
    skipCheck: true,
  });
  const sdl = LINK + printSubgraphSchema(lexicographicSortSchema(schema)).replace(/^schema \{[^}]*\}\s*/, "");
  const map = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) {
    map[type] = { ...map[type], __resolveReference: guarded(resolve as ReferenceResolver) };
  }
  const executable = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as never }]);
  executable.extensions = { ...executable.extensions, subgraph: name };
  return { schema: executable, sdl: `${sdl.trim()}\n` };
}

type ReferenceResolver = (reference: object, context: { caller: Caller | undefined }) => unknown;

/** `_entities` is a door like any root field: nobody passes without a token. */
const guarded =
  (resolve: ReferenceResolver): ReferenceResolver =>
  (reference, context) => {
    requireCaller(context.caller);
    return answerTo(resolve, reference, context);
  };

/** Keys are text: any other names nothing. Async, so that a reference that fails costs itself and not the others. */
const answerTo = async (resolve: ReferenceResolver, ...[reference, context]: Parameters<ReferenceResolver>) =>
  Object.values(reference).every((value) => typeof value === "string") ? resolve(reference, context) : null;
