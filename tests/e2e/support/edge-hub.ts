import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "@jest/globals";
import { writeDemo } from "@regiohub/adapters";
import { withClient } from "@regiohub/infra/db/connect";
import { type SendOptions, type SentDelivery, send } from "@regiohub/infra/edge/send";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import type { RunningServer } from "@regiohub/infra/serving";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { type FilledHub, filledHub, hub, serveFilled } from "../../hub.js";

/** The board that sends. */
export const BOARD = "99001";

/** A hub that a board's own machine sends to; each test has one for itself. */
export interface EdgeHub {
  /** Address of the hub's database, and of the hub. */
  databaseUrl(): string;
  /** HUB_HOME: where its keys are. */
  home(): string;
  url(): string;
  /** The board's own, unless somebody else's is asked for. */
  token(caller?: Caller): Promise<string>;
  /** The board's export: other people than those that the hub was filled with. */
  readonly exports: readonly string[];
  /** A profile that nothing is held by, and the same with the guard of every board. */
  profile(): string;
  guardedProfile(): string;
  /** A folder for files of a test, which goes with the export. */
  folder(): string;
  /** Sends that export with that profile, unless said otherwise; gives what stayed on the board's machine too. */
  sent(options?: Partial<SendOptions>): Promise<SentDelivery & { readonly rejections: readonly Rejection[] }>;
  /** Rows of the hub's database. */
  query<Row extends object>(sql: string): Promise<Row[]>;
  /** States of the board's runs behind the one that filled the hub, oldest first. */
  runs(): Promise<string[]>;
}

type Caller = Parameters<FilledHub["bearer"]>[0];

/** Sets it up, with an export of so many people; call it at the top of a test file. */
export function edgeHub({ staff = 60 }: { readonly staff?: number } = {}): EdgeHub {
  let filled: FilledHub;
  let server: RunningServer;
  let folder: string;
  let guarded = "";
  let profile = "";
  const exports: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-edge-line-"));
    const [delivery] = await writeDemo({ boards: 1, staff, seed: 7, out: folder });
    const files = (delivery?.files ?? []).filter((file) => /T4E_|profile/.test(basename(file)));
    exports.push(...files.filter((file) => !/profile/.test(file)));
    guarded = files.find((file) => /profile/.test(file)) ?? "";
    profile = join(folder, "unguarded.yaml");
    const free = "{ percent: null, count: null }";
    const guard = `guard: { left: ${free}, changed: ${free}, fte: ${free}, sites: ${free} }`;
    await writeFile(profile, `${await readFile(guarded, "utf8")}\n${guard}\n`);
  }, 60_000);
  beforeEach(async () => {
    filled = await filledHub();
    server = await serveFilled(filled);
  }, 120_000);
  afterEach(async () => {
    await server.close();
    await filled.drop();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const token = async (caller: Caller = boardCaller(BOARD)) => (await filled.bearer(caller)).slice("Bearer ".length);
  const query = <Row extends object>(sql: string) =>
    withClient(filled.url, async (client) => (await client.query<Row>(sql)).rows);
  return {
    databaseUrl: () => filled.url,
    home: () => filled.config.home,
    url: () => server.url,
    token,
    exports,
    profile: () => profile,
    guardedProfile: () => guarded,
    folder: () => folder,
    query,
    async sent(options = {}) {
      const rejections: Rejection[] = [];
      const [one] = await send({
        adapters: hub.adapters,
        files: exports,
        profile,
        board: BOARD,
        to: server.url,
        token: await token(),
        signal: new AbortController().signal,
        wait: () => Promise.resolve(),
        reject: (rejection) => void rejections.push(rejection),
        ...options,
      });
      if (!one) throw new Error("nothing was sent");
      return { ...one, rejections };
    },
    async runs() {
      const rows = await query<{ state: string }>(
        `select state from ingest.run where board = '${BOARD}' and source = 'afas' order by id`,
      );
      return rows.map(({ state }) => state).slice(1);
    },
  };
}
