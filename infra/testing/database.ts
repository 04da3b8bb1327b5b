import { createHash, randomBytes } from "node:crypto";
import type { ClientBase } from "pg";
import { withClient } from "../db/connect.js";

/** How to prepare the databases of a kind of test. */
export interface Prepare {
  /** Which kind: `staff`. */
  readonly name: string;
  /** Changes when what `run` makes does. */
  readonly version: string;
  /** Migrates an empty database; run once per test run, and copied from then on. */
  run(url: string): Promise<void>;
}

/** A database that one test file has for itself. */
export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
  /** Takes it away, connections and all. */
  drop(): Promise<void>;
}

/**
 * A new database with everything in it that `prepare` puts there, in tens of milliseconds: PostgreSQL copies it from
 * a template. Drop it in `afterAll`, or hold it with `await using`.
 */
export async function freshDatabase(prepare: Prepare): Promise<FreshDatabase> {
  const { server, prefix } = testServer();
  const name = `${prefix}${randomBytes(6).toString("hex")}`;
  await withClient(server, async (client) => {
    const template = await ensureTemplate(client, server, prefix, prepare);
    // Files, not pages through the log: half the work while nothing is synced to disk.
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const drop = async () => {
    await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url: urlOf(server, name), drop, [Symbol.asyncDispose]: drop };
}

function testServer(): { server: string; prefix: string } {
  const { HUB_TEST_SERVER: server, HUB_TEST_PREFIX: prefix } = process.env;
  if (server && prefix) return { server, prefix };
  throw new Error("No test server. Run tests through jest.config.json: its globalSetup starts one.");
}

/** Makes the template under a lock, so that of all test files one prepares it; named only when it is whole. */
async function ensureTemplate(client: ClientBase, server: string, prefix: string, prepare: Prepare): Promise<string> {
  const digest = createHash("sha256").update(`${prepare.name}\n${prepare.version}`).digest();
  const template = `${prefix}template_${digest.toString("hex", 0, 8)}`;
  const draft = `${template}_draft`;
  const lock = digest.readInt32BE(0);
  await client.query("select pg_advisory_lock($1)", [lock]);
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [template]);
    if (rowCount) return template;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0`);
    await prepare.run(urlOf(server, draft));
    // Connections that `run` left open would keep the template from being copied.
    await client.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [draft]);
    await client.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [lock]);
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
