import { withClient } from "@regiohub/infra/db/connect";
import type { BenchFiles } from "./ingest-files.js";
import { type BenchServer, inDatabase, inOwnProcess } from "./ingest-measure.js";
import type { PeerOnce } from "./ingest-peer.js";
import { pgloaderOnce, pgloaderVersion } from "./ingest-pgloader.js";
import { createTyped, TABLES } from "./ingest-tables.js";

/** What a peer took for the same CSV files. */
export interface PeerRound {
  readonly name: string;
  /** Rows of the employments file. */
  readonly employments: number;
  /** Milliseconds, into empty tables; undefined when the peer is not installed. */
  readonly first?: number;
  /** Milliseconds for the same files again. */
  readonly again?: number;
  readonly peakMegabytes?: number;
}

/** csv-parse with INSERT, and pgloader where it is installed, into typed tables with primary keys. */
export async function measurePeers(server: BenchServer, files: BenchFiles, folder: string): Promise<PeerRound[]> {
  return [await insertRound(server, files), await pgloaderRound(server, files, folder)];
}

function insertRound(server: BenchServer, files: BenchFiles): Promise<PeerRound> {
  return inTypedTables(server, files, async (url) => {
    const once = () => inOwnProcess<PeerOnce>("ingest-peer.js", [url, ...files.first.csv]);
    const [first, again] = [await once(), await once()];
    return {
      name: "csv-parse, `INSERT … ON CONFLICT DO UPDATE` of 1,000 rows, one transaction",
      employments: files.employments,
      first: first.ms,
      again: again.ms,
      peakMegabytes: first.peakMegabytes,
    };
  });
}

async function pgloaderRound(server: BenchServer, files: BenchFiles, folder: string): Promise<PeerRound> {
  const { employments } = files;
  const version = await pgloaderVersion();
  if (version === undefined) return { name: "pgloader: not installed on this machine", employments };
  return inTypedTables(server, files, async (url) => {
    const once = () => pgloaderOnce(url, files, folder);
    const [first, again] = [await once(), await once()];
    return { name: `${version}, tables emptied first`, employments, first, again };
  });
}

/** Lets a peer load, and sees that it did: a few of the demo's rows are wrong on purpose. */
function inTypedTables(
  server: BenchServer,
  { employments }: BenchFiles,
  work: (url: string) => Promise<PeerRound>,
): Promise<PeerRound> {
  return inDatabase(server, "bench_peer", async (url) => {
    await withClient(url, (client) => client.query(TABLES.map(createTyped).join(";\n")));
    const round = await work(url);
    const { rows } = await withClient(url, (client) =>
      client.query<{ count: number }>("select count(*) from employment"),
    );
    const loaded = rows[0]?.count ?? 0;
    if (loaded >= employments * 0.95) return round;
    throw new Error(`${round.name}: loaded ${loaded} of ${employments} employments`);
  });
}
