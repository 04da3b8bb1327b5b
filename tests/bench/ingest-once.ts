import { adapters } from "@regiohub/adapters";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { staff } from "@regiohub/staff";

/** What one ingest, alone in its process, took. */
export interface IngestOnce {
  readonly ms: number;
  readonly peakMegabytes: number;
  readonly state: string;
  readonly employments: number;
}

// ingest-once.js URL BOARD FILE…: a process of its own, so that its memory is nobody else's.
const [, , url = "", board = "", ...files] = process.argv;
const started = performance.now();
const [run] = await ingest({ hub: { adapters, subgraphs: [staff] }, url, board, files });
const ms = performance.now() - started;
if (!run || run.error) throw run?.error ?? new Error("no run");
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const answer: IngestOnce = { ms, peakMegabytes, state: run.state, employments: run.counts.employment?.added ?? 0 };
process.stdout.write(JSON.stringify(answer));
