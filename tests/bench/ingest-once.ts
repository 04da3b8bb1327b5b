import { adapters } from "@regiohub/adapters";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { mobility } from "@regiohub/mobility";
import { staff } from "@regiohub/staff";
import { peakMegabytes } from "./ingest-peak.js";

/** What one ingest, alone in its process, took and did. */
export interface IngestOnce {
  readonly ms: number;
  readonly peakMegabytes: number;
  readonly state: string;
  /** Employment rows that changed the tables. */
  readonly changed: number;
}

// ingest-once.js URL BOARD FILE…: a process of its own, so that its memory is nobody else's.
const [, , url = "", board = "", ...files] = process.argv;
const started = performance.now();
const [run] = await ingest({ hub: { adapters, subgraphs: [staff, mobility] }, url, board, files });
const ms = performance.now() - started;
if (!run || run.error) throw run?.error ?? new Error("no run");
const { added = 0, changed = 0 } = run.counts.employment ?? {};
const answer: IngestOnce = { ms, peakMegabytes: peakMegabytes(), state: run.state, changed: added + changed };
process.stdout.write(JSON.stringify(answer));
