import { createHash } from "node:crypto";
import pg from "pg";
import { HubError } from "../errors.js";

const DATE = 1082;
const NUMERIC = 1700;
const INT8 = 20;

// Set once for the process: days and exact decimals stay text, counts become numbers.
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(NUMERIC, (text) => text);
pg.types.setTypeParser(INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError("int8 beyond 2^53: read it as text");
  return number;
});

/** Oldest PostgreSQL that the hub runs on. */
export const OLDEST_SERVER = 15;

/** Most statements that one process prepares; what comes after goes unprepared. */
const MOST_PREPARED = 1_000;
const prepared = new Map<string, string>();

/** The name under which a statement is prepared; undefined when there are too many. */
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known !== undefined || prepared.size >= MOST_PREPARED) return known;
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  prepared.set(text, name);
  return name;
}

/** Prepares each statement with values once per connection: planning took as long as running it. */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has ten overloads, one of which is changed
  override query(...[text, values, ...rest]: any[]): any {
    const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
    const query = super.query as (...all: unknown[]) => unknown;
    return name ? query.call(this, { name, text, values }, ...rest) : query.call(this, text, values, ...rest);
  }
}

/** How to open a pool. */
export interface PoolOptions {
  readonly url: string;
  /** What the server is to call its connections, default `hub`. */
  readonly name?: string;
  /** Most connections, default 10. */
  readonly max?: number;
  /** Longest a statement may run, ms; 0 is without end. */
  readonly statementTimeoutMs?: number;
}

/**
 * A pool of connections to one database. Its `error` event is handled: a lost idle connection is replaced.
 * The time-out is set at connection start, so it costs no round trip.
 */
export function openPool({ url, name = "hub", max = 10, statementTimeoutMs = 0 }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    options: statementTimeoutMs > 0 ? `-c statement_timeout=${statementTimeoutMs}` : "",
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: name,
  });
  pool.on("error", () => {});
  // The pool listens while a connection is idle; one that is cut just after its answer would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/**
 * Opens one connection, for the length of a piece of work. It is the machine's own: runs of all boards are in its reach,
 * unless a transaction says whose it is with `reachBoards`.
 * @throws DATABASE_UNREACHABLE without the url's password, DATABASE_TOO_OLD below PostgreSQL 15.
 */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "hub", connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "no answer";
    throw new HubError("DATABASE_UNREACHABLE", `Database: no connection (${reason}).`, { cause });
  }
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version, set_config('hub.board', '*', false)",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_SERVER) {
      throw new HubError("DATABASE_TOO_OLD", `Database: PostgreSQL ${version}. Expected ${OLDEST_SERVER} or newer.`);
    }
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
