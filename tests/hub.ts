import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Caller } from "@regiohub/infra/auth/caller";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { ACCESS, signCaller } from "@regiohub/infra/auth/tokens";
import { serveAll } from "@regiohub/infra/cli/commands/serve";
import { type Config, readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import type { Hub } from "@regiohub/infra/hub";
import { ingest } from "@regiohub/infra/ingest/ingest";
import type { Log } from "@regiohub/infra/log";
import type { RunningServer } from "@regiohub/infra/serving";
import { freshDatabase, type Prepare } from "@regiohub/infra/testing/database";

/** The plug board, as `hub` itself loads it. */
export const hub: Hub = ((await import(new URL("../../dist/hub.config.js", import.meta.url).href)) as { default: Hub })
  .default;

/** Says nothing: tests read answers, not logs. */
export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A hub of its own, filled as `npm start` fills it, with a home for its keys. */
export interface FilledHub {
  readonly url: string;
  readonly config: Config;
  /** A bearer header for a caller. */
  bearer(caller: Caller): Promise<string>;
  drop(): Promise<void>;
}

/** The register and the demo region. */
const DEMO: Prepare = { name: "filled hub", version: "3", run: fill };

/** A database with the register and the demo region in it, or what is given instead; made once per test run, then copied. */
export async function filledHub(prepare: Prepare = DEMO): Promise<FilledHub> {
  const home = await mkdtemp(join(tmpdir(), "hub-home-"));
  const database = await freshDatabase(prepare);
  const config = readConfig({ HUB_HOME: home, DATABASE_URL: database.url, LOG_LEVEL: "silent" }, hub.rootPath);
  const keys = await loadKeys(home);
  return {
    url: database.url,
    config,
    bearer: async (caller) => `Bearer ${await signCaller(caller, ACCESS, keys.issuer, new Date())}`,
    async drop() {
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The gateway and every subgraph of a filled hub, in one process on a free port of this machine. */
export const serveFilled = (
  { url, config }: Pick<FilledHub, "url" | "config">,
  log: Log = quiet,
): Promise<RunningServer> =>
  serveAll({
    ...{ hub, config, log, port: 0, host: "127.0.0.1" },
    database: { url, embedded: false, release: async () => {} },
  });

/** Migrates a database and brings in what `npm start` brings in. */
export async function fill(url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hub-demo-"));
  try {
    await withClient(url, (client) => prepareDatabase(client, hub.subgraphs));
    for (const delivery of [...hub.registers, ...(await hub.demo.write(folder))])
      await ingest({ hub, url, ...delivery });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An answer of the gateway. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  };
}

/** Asks a running gateway. */
export async function ask(url: string, query: string, authorization?: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
