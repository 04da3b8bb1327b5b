import { type ExecutionResult, graphql } from "graphql";
import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import { askedBy } from "../access/guard.js";
import { rightsOf } from "../access/policy.js";
import { ShownPeople } from "../audit/shown.js";
import type { Caller } from "../auth/caller.js";
import { openPool } from "../db/connect.js";
import { loginUrl } from "../db/login.js";
import { Operation } from "../db/operation.js";
import { figuresOf, readerOf } from "../db/roles.js";
import { rowContextOf } from "../db/row-context.js";
import { buildSubgraph } from "../graphql/build.js";
import { sealsFor } from "../graphql/seals.js";
import type { AnySubgraph } from "../hub.js";
import { testSeals } from "./seals.js";

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
  const poolOf = (login: string) => openPool({ url: loginUrl(url, login), max: 2 });
  const [pool, counting] = [poolOf(readerOf(subgraph.name)), poolOf(figuresOf(subgraph.name))];
  const listening = (from: PostgresPool) =>
    new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: from }),
      log: ({ query }) => void statements.push(query.sql),
    });
  const operation = new Operation(pool, rowContextOf(caller));
  try {
    const { schema } = buildSubgraph(subgraph);
    const context = subgraph.context({
      caller,
      requestId: "test",
      db: listening(operation.pool),
      figures: subgraph.figuresLogin ? listening(counting) : undefined,
      write: () => Promise.reject(new Error("questions are counted, not mutations")),
      ...sealsFor(testSeals, caller),
    });
    const contextValue = askedBy(context, { rights: rightsOf(caller, subgraph.access), shown: new ShownPeople() });
    const result = await graphql({ schema, source, contextValue, variableValues: variables });
    await operation.finish();
    return { result, statements };
  } finally {
    await Promise.all([pool.end(), counting.end()]);
  }
}
