import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { bareCopy } from "./ingest-bare.js";
import { type BenchFiles, type BenchSize, writeFiles } from "./ingest-files.js";
import { FORMS, type Form } from "./ingest-forms.js";
import { type BenchServer, type FormRound, measureForm, withPrepared } from "./ingest-measure.js";
import { measurePeers, type PeerRound } from "./ingest-peers.js";
import { report, type SizeResult } from "./ingest-report.js";
import type { BenchOptions, BenchResult } from "./result.js";

/** A size that is measured. 153,000 people have a little over 200,000 employments. */
interface MeasuredSize extends BenchSize {
  readonly rounds: number;
  /** Whether the peers load it too. */
  readonly peers?: true;
}

const SIZES: readonly MeasuredSize[] = [
  { staff: 7_650, copies: 1, rounds: 3 },
  { staff: 38_250, copies: 1, rounds: 3 },
  { staff: 153_000, copies: 1, rounds: 3, peers: true },
  { staff: 153_000, copies: 10, rounds: 1 },
];

/**
 * One board's deliveries of 10 thousand to 2 million employments, as JSON and as CSV, through the real adapter into the
 * real tables, beside a bare COPY and beside what a board could use instead, on the same server.
 */
export async function ingestBench({ scale }: BenchOptions): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const server = await startEmbedded({ home: join(folder, "home") });
  try {
    const sizes: SizeResult[] = [];
    const peers: PeerRound[] = [];
    for (const [index, size] of SIZES.entries()) {
      const own = join(folder, `size-${index}`);
      const files = await writeFiles(own, { ...size, staff: Math.ceil(size.staff * scale) });
      process.stderr.write(`  ${files.employments} employments …\n`);
      sizes.push(await measureSize(server, files, size.rounds));
      if (size.peers) peers.push(...(await measurePeers(server, files, join(own, "pgloader"))));
      await rm(own, { recursive: true });
    }
    return { name: "Import", lines: report(sizes, peers) };
  } finally {
    await server.release();
    await rm(folder, { recursive: true });
  }
}

function measureSize(server: BenchServer, files: BenchFiles, rounds: number): Promise<SizeResult> {
  return withPrepared(server, files, async (template) => {
    const forms: Record<Form, FormRound[]> = { json: [], csv: [] };
    const bareMs: Record<Form, number[]> = { json: [], csv: [] };
    for (let round = 0; round < rounds; round += 1) {
      forms.json.push(await measureForm(server, template, files, "json"));
      forms.csv.push(await measureForm(server, template, files, "csv"));
      for (const form of FORMS) bareMs[form].push(await bareCopy(server, files, form));
    }
    return { files, forms, bareMs };
  });
}
