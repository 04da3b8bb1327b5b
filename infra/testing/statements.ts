import { randomBytes } from "node:crypto";
import { type ExecutionResult, graphql } from "graphql";
import { Kysely, PostgresDialect } from "kysely";
import type { Caller } from "../auth/caller.js";
import { openPool } from "../db/connect.js";
import { roleOf } from "../db/roles.js";
import { buildSubgraph } from "../graphql/build.js";
import type { AnySubgraph } from "../hub.js";

/** An answer, and the SQL that it took. */
export interface CountedAnswer {
  readonly result: ExecutionResult;
  /** The statements, in the order in which they ended. */
  readonly statements: readonly string[];
}

/** Asks a subgraph on a database that is there, and keeps the statements it runs: for tests of batching. */
export async function countStatements(
  subgraph: AnySubgraph,
  url: string,
  source: string,
  { caller, variables = {} }: { readonly caller: Caller; readonly variables?: Record<string, unknown> },
): Promise<CountedAnswer> {
  const statements: string[] = [];
  const pool = openPool({ url, role: roleOf(subgraph.name), max: 2 });
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void statements.push(query.sql),
  });
  try {
    const { schema } = buildSubgraph(subgraph);
    const contextValue = subgraph.context({ caller, requestId: "test", db, cursorKey: randomBytes(32) });
    return { result: await graphql({ schema, source, contextValue, variableValues: variables }), statements };
  } finally {
    await pool.end();
  }
}
