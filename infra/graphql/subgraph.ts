import type { GraphQLSchema } from "graphql";
import { askedBy } from "../access/guard.js";
import { rightsOf } from "../access/policy.js";
import { activityOf, appendReading } from "../audit/append.js";
import type { AuditKeys } from "../audit/keys.js";
import { ShownPeople } from "../audit/shown.js";
import type { Trace } from "../audit/trace.js";
import { requireCaller } from "../auth/access.js";
import type { Caller } from "../auth/caller.js";
import { openPool } from "../db/connect.js";
import { addressOf } from "../db/login.js";
import { LooseStatements } from "../db/loose-statements.js";
import { Operation } from "../db/operation.js";
import { figuresOf, readerOf, writerOf } from "../db/roles.js";
import { type RowContext, rowContextOf } from "../db/row-context.js";
import type { AnySubgraph } from "../hub.js";
import type { Wait } from "../wait.js";
import { buildSubgraph } from "./build.js";
import { explained, subgraphDatabase } from "./database.js";
import { writing } from "./mutation.js";
import { type SealKeys, sealsFor } from "./seals.js";

/** Who asks what. */
export interface OperationRequest {
  /** For resolvers. Undefined: no token was given, and the operation is refused. */
  readonly caller: Caller | undefined;
  /** For the database, when it is not what follows from the caller. */
  readonly rows?: RowContext;
  readonly requestId: string;
  /** Of the operation, for the read log. */
  readonly trace: Trace;
  /** How long its asker waits. Whoever has it abandons the operation when it is over. */
  readonly wait?: Wait | undefined;
}

/** One GraphQL operation under way, in a transaction of its own. One of both is to be called at its end. */
export interface SubgraphOperation {
  /** What resolvers get. */
  readonly context: object;
  /** Ends it well. What it throws keeps the answer from being given. */
  finish(): Promise<void>;
  /** Ends it, and breaks off what is still under way, in the database too. It never fails. */
  abandon(): Promise<void>;
}

/** A subgraph with its schema built and its database open. */
export interface OpenSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** @throws UNAUTHENTICATED without a caller */
  begin(request: OperationRequest): SubgraphOperation;
  /** Resolves when the database answers the subgraph's login. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What a subgraph needs to open. */
export interface SubgraphOptions {
  /** Of the administrator: the subgraph's own logins follow from it. Undefined: `partUrls` has them all. */
  readonly url?: string | undefined;
  /** Addresses for logins of the subgraph's own, as the configuration has them. */
  readonly partUrls?: ReadonlyMap<string, string>;
  /** Login to ask under, instead of the subgraph's own: as good as it is. */
  readonly login?: string;
  /** Keys of ids and cursors. */
  readonly seals: SealKeys;
  /** To write down whom answers show. */
  readonly audit: AuditKeys;
  /** Longest that one statement may run, ms. */
  readonly statementTimeoutMs: number;
  /** Most connections, default 10. */
  readonly connections?: number;
}

/** Opens a subgraph over a migrated database, under its own logins. */
export function openSubgraph(subgraph: AnySubgraph, options: SubgraphOptions): OpenSubgraph {
  const { name } = subgraph;
  const { url, partUrls = new Map(), seals, audit, statementTimeoutMs, connections: max = 10 } = options;
  const poolOf = (login: string) =>
    openPool({ url: addressOf(login, partUrls, url), name: login, max, statementTimeoutMs });
  const pool = poolOf(options.login ?? readerOf(name));
  const counting = subgraph.figuresLogin ? poolOf(figuresOf(name)) : undefined;
  const written = subgraph.writes ? poolOf(writerOf(name)) : undefined;
  const { schema, sdl } = buildSubgraph(subgraph);
  return {
    name,
    schema,
    sdl,
    begin({ caller: asker, rows, requestId, trace, wait }) {
      const caller = requireCaller(asker);
      const seen = rows ?? rowContextOf(caller);
      const startedAt = new Date();
      const operation = new Operation(pool, seen, wait);
      // Apart from the operation's transaction: what is given out stays out, whatever becomes of the operation.
      const counts = counting && new LooseStatements(counting);
      const db = subgraphDatabase<unknown>(name, operation.pool);
      const shown = new ShownPeople();
      const finish = async () => {
        if (shown.count > 0) {
          const reading = { name, caller, trace, startedAt, activity: activityOf(caller.purpose), shown };
          operation.beforeCommit((client) => appendReading(client, reading, audit));
        }
        await operation.finish().catch((error: unknown) => {
          throw explained(name, error);
        });
      };
      const figures = counts && subgraphDatabase<unknown>(name, counts.pool);
      const write = writing<unknown>(name, written, seen);
      const context = subgraph.context({ caller, requestId, db, figures, write, ...sealsFor(seals, caller) });
      const asking = { rights: rightsOf(caller, subgraph.access), shown };
      const abandon = async () => void (await Promise.all([operation.abandon(), counts?.abandon()]));
      return { context: askedBy(context, asking), finish, abandon };
    },
    ready: async () => void (await pool.query("select 1")),
    close: async () => void (await Promise.all([pool.end(), counting?.end(), written?.end()])),
  };
}
