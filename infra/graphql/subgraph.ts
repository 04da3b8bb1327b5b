import type { GraphQLSchema } from "graphql";
import type { Caller } from "../auth/caller.js";
import { openPool } from "../db/connect.js";
import { roleOf } from "../db/roles.js";
import type { AnySubgraph } from "../hub.js";
import { buildSubgraph } from "./build.js";
import { subgraphDatabase } from "./database.js";

/** A subgraph with its schema built and its database open. */
export interface OpenSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** The context of one operation. */
  contextOf(request: { caller: Caller | undefined; requestId: string }): object;
  /** Resolves when the database answers under the subgraph's role. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What a subgraph needs to open. */
export interface SubgraphOptions {
  readonly url: string;
  readonly cursorKey: Uint8Array;
  /** Longest that one statement may run, ms. */
  readonly statementTimeoutMs: number;
  /** Most connections, default 10. */
  readonly connections?: number;
}

/** Opens a subgraph over a migrated database, under its own role. */
export function openSubgraph(subgraph: AnySubgraph, options: SubgraphOptions): OpenSubgraph {
  const { url, cursorKey, statementTimeoutMs, connections } = options;
  const pool = openPool({
    url,
    role: roleOf(subgraph.name),
    statementTimeoutMs,
    ...(connections && { max: connections }),
  });
  const db = subgraphDatabase<unknown>(subgraph.name, pool);
  const { schema, sdl } = buildSubgraph(subgraph);
  return {
    name: subgraph.name,
    schema,
    sdl,
    contextOf: ({ caller, requestId }) => subgraph.context({ caller, requestId, db, cursorKey }),
    ready: async () => void (await pool.query("select 1")),
    close: () => pool.end(),
  };
}
