import { randomBytes } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { withClient } from "../db/connect.js";
import { startEmbedded } from "../db/embedded.js";

/** Tests lose nothing in a power cut. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

const HOMES = "/tmp/regiohub-test-";
const DAY_MS = 86_400_000;

/** The PostgreSQL of a test run. */
export interface TestServer {
  /** Address of a database from which others can be made. */
  readonly url: string;
  /** Begins the names of all databases of this run. */
  readonly prefix: string;
  stop(): Promise<void>;
}

/**
 * The server of TEST_DATABASE_URL or DATABASE_URL when one is set; its user must be allowed to make databases and
 * roles, and finds it afterwards as it was, but for roles. Else an embedded one in a folder of its own.
 */
export async function startTestServer(env: NodeJS.ProcessEnv): Promise<TestServer> {
  const prefix = `hub_test_${randomBytes(4).toString("hex")}_`;
  const given = env.TEST_DATABASE_URL || env.DATABASE_URL;
  if (given) return { url: given, prefix, stop: () => dropAll(given, prefix) };
  removeAbandoned();
  const home = mkdtempSync(HOMES);
  const database = await startEmbedded({ home, settings: SETTINGS });
  return {
    url: database.url,
    prefix,
    async stop() {
      await database.release();
      rmSync(home, { recursive: true });
    },
  };
}

/** Homes of runs that were killed, and were ours, and are a day old. */
function removeAbandoned(): void {
  for (const name of readdirSync(dirname(HOMES)).filter((one) => one.startsWith(basename(HOMES)))) {
    const home = join(dirname(HOMES), name);
    const stat = lstatSync(home, { throwIfNoEntry: false });
    const isAbandoned = stat?.uid === process.geteuid?.() && Date.now() - (stat?.mtimeMs ?? 0) > DAY_MS;
    if (isAbandoned) rmSync(home, { recursive: true, force: true });
  }
}

function dropAll(url: string, prefix: string): Promise<void> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(datname) as name from pg_database where starts_with(datname, $1)",
      [prefix],
    );
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  });
}
