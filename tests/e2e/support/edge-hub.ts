import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "@jest/globals";
import { writeDemo } from "@regiohub/adapters";
import { serveAll } from "@regiohub/infra/cli/commands/serve";
import { withClient } from "@regiohub/infra/db/connect";
import { type SendOptions, type SentDelivery, send } from "@regiohub/infra/edge/send";
import type { RunningServer } from "@regiohub/infra/hub";
import { boardCaller } from "@regiohub/infra/testing/callers";
import { type FilledHub, filledHub, hub, quiet } from "../../hub.js";

/** The board that sends. */
export const BOARD = "99001";

/** A hub that a board's own machine sends to; each test has one for itself. */
export interface EdgeHub {
  /** Address of the hub's database, and of the hub. */
  databaseUrl(): string;
  url(): string;
  token(): Promise<string>;
  /** The board's export, and beside it a profile that nothing is held by. */
  readonly exports: readonly string[];
  profile(): string;
  /** Sends that export, unless said otherwise. */
  sent(options?: Partial<SendOptions>): Promise<SentDelivery | undefined>;
  /** States of the board's runs behind the one that filled the hub, oldest first. */
  runs(): Promise<string[]>;
}

/** Sets it up; call it at the top of a test file. */
export function edgeHub(): EdgeHub {
  let filled: FilledHub;
  let server: RunningServer;
  let folder: string;
  let profile = "";
  const exports: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-edge-line-"));
    const [delivery] = await writeDemo({ boards: 1, staff: 60, seed: 7, out: folder });
    const files = (delivery?.files ?? []).filter((file) => /T4E_|profile/.test(basename(file)));
    exports.push(...files.filter((file) => !/profile/.test(file)));
    profile = files.find((file) => /profile/.test(file)) ?? "";
    const free = "{ percent: null, count: null }";
    const guard = `guard: { left: ${free}, changed: ${free}, fte: ${free}, sites: ${free} }`;
    await writeFile(profile, `${await readFile(profile, "utf8")}\n${guard}\n`);
  }, 60_000);
  beforeEach(async () => {
    filled = await filledHub();
    const database = { url: filled.url, embedded: false, release: () => filled.drop() };
    server = await serveAll({ hub, config: filled.config, log: quiet, database, port: 0, host: "127.0.0.1" });
  }, 120_000);
  afterEach(() => server.close());
  afterAll(() => rm(folder, { recursive: true }));

  const token = async () => (await filled.bearer(boardCaller(BOARD))).slice("Bearer ".length);
  return {
    databaseUrl: () => filled.url,
    url: () => server.url,
    token,
    exports,
    profile: () => profile,
    async sent(options = {}) {
      const [one] = await send({
        adapters: hub.adapters,
        files: exports,
        profile,
        board: BOARD,
        to: server.url,
        token: await token(),
        signal: new AbortController().signal,
        wait: () => Promise.resolve(),
        reject: () => {},
        ...options,
      });
      return one;
    },
    runs: () =>
      withClient(filled.url, async (client) => {
        const { rows } = await client.query<{ state: string }>(
          "select state from ingest.run where board = $1 and source = 'afas' order by id",
          [BOARD],
        );
        return rows.map(({ state }) => state).slice(1);
      }),
  };
}
