import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { HubError } from "../errors.js";

/** Kysely for the resolvers of one subgraph: what is not the resolvers' fault reaches them as a hub error. */
export const subgraphDatabase = <Tables>(subgraph: string, pool: PostgresPool): Kysely<Tables> =>
  new Kysely({ dialect: new PostgresDialect({ pool: explaining(subgraph, pool) }) });

/** The same pool, whose rejections are explained; a connection that is lost is not used again. */
function explaining(subgraph: string, pool: PostgresPool): PostgresPool {
  const explain = (error: unknown): never => {
    throw explained(subgraph, error);
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch(explain);
      let lost = false;
      const query = (sql: string, parameters: readonly unknown[]) =>
        client.query(sql, parameters).catch((error: unknown) => {
          lost = reasonOf(error) === "not reachable";
          return explain(error);
        });
      return { query: query as PostgresPoolClient["query"], release: () => client.release(lost) };
    },
  };
}

type Reason = "U+0000" | "too slow" | "not reachable";

/** Why a statement failed, where the cause is known: SQLSTATE, or the code of Node. */
const REASONS: readonly (readonly [code: RegExp, reason: Reason])[] = [
  [/^22021$/, "U+0000"],
  [/^57014$/, "too slow"],
  [/^(08...|28...|53300|57P0[123]|ECONN[A-Z]+|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND)$/, "not reachable"],
];
/** What `pg` says without a code. */
const LOST = /^Connection terminated|^timeout exceeded when trying to connect|not queryable/;

function reasonOf(error: unknown): Reason | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === undefined) return LOST.test(String(message)) ? "not reachable" : undefined;
  return REASONS.find(([known]) => known.test(String(code)))?.[1];
}

/** The error as a hub error where its cause is known; any other is a bug and stays as it is. */
export function explained(subgraph: string, cause: unknown): unknown {
  const reason = reasonOf(cause);
  if (reason === undefined) return cause;
  if (reason === "U+0000") {
    return new HubError("ARGUMENT_INVALID", "An argument has the character U+0000. Expected text without it.", {
      cause,
    });
  }
  const code = reason === "too slow" ? "TIMED_OUT" : "DOWNSTREAM_SERVICE_ERROR";
  return new HubError(code, `Subgraph "${subgraph}": its database is ${reason}.`, { cause });
}
