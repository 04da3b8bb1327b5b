import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type IngestOptions, ingest, type RunReport } from "@regiohub/infra/ingest/ingest";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import type { Connector } from "./connectors/index.js";
import { hub } from "./hub.js";
import { placesOf } from "./people.js";
import { registerOf } from "./register.js";
import type { Files, Table } from "./table.js";

/** Boards that the register of the tests has, with two schools each. */
const BOARDS = ["99001", "99002", "99003", "99004", "99005"];

/** A delivery as it is handed over. */
export interface Handover {
  /** Null: the register. */
  readonly board: string | null;
  readonly source: string;
  readonly files: Files;
}

/** What a board says about its deliveries, beside its number: `{ coverage: "full" }`. */
export type Settings = Readonly<Record<string, unknown>>;

/** The tables of a source, with a profile, as they are handed over. */
export const handover = (
  connector: Connector,
  board: string,
  tables: readonly Table[],
  settings: Settings = {},
): Handover => ({
  board,
  source: connector.source,
  files: { ...Object.assign({}, ...tables.map(connector.write)), ...profileFile(connector.source, board, settings) },
});

/** A profile, written as YAML, of which JSON is a part. */
export const profileFile = (source: string, board: string, settings: Settings): Files => ({
  "profile.yaml": JSON.stringify({ board, source, ...settings }),
});

/** Writes files into a folder of their own, and takes it away afterwards. */
export async function withFiles<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "hub-catalogue-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder, name, ".."), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Brings a delivery in and gives the run that it became. */
export const deliver = (
  url: string,
  { board, source, files }: Handover,
  more: Pick<IngestOptions, "home" | "tokenKeys"> = {},
): Promise<RunReport> =>
  withFiles(files, async (folder) => {
    const reports = await ingest({ hub, url, board, source, files: [folder], ...more });
    return reports.at(-1) as RunReport;
  });

/** As `deliver`, where all must go well. */
export async function mustLoad(url: string, delivery: Handover): Promise<RunReport> {
  const report = await deliver(url, delivery);
  if (report.state !== "loaded") throw new Error(`${delivery.source}: ${report.message}`);
  return report;
}

/** Prepares an empty database: tables, reference data, the register, and what `fill` brings. */
export async function prepareHub(url: string, fill: (url: string) => Promise<unknown>): Promise<void> {
  await prepareTables(url);
  const sites = BOARDS.flatMap((board) =>
    placesOf(board).flatMap(({ unit, brin }) => (brin === null ? [] : [[board, unit] as const])),
  );
  await mustLoad(url, { board: null, source: "duo", files: registerOf(sites) });
  await fill(url);
}

/** A database of its own, prepared. What `fill` brings is brought once for each name, and copied. */
export const hubDatabase = (
  name: string,
  fill: (url: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<FreshDatabase> =>
  freshDatabase({ name: `catalogue ${name}`, version: "1", run: (url) => prepareHub(url, fill) });

const prepareTables = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    await prepareDatabase(client, hub.subgraphs);
  });

/** A database with the hub's tables, and nothing in them. */
export const bareDatabase = (): Promise<FreshDatabase> =>
  freshDatabase({ name: "catalogue bare", version: "1", run: prepareTables });
