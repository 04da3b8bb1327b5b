import { adapters } from "@regiohub/adapters";
import { concludeReports } from "@regiohub/infra/ingest/conclude";
import { loadFiles } from "@regiohub/infra/ingest/ingest";
import { mobility } from "@regiohub/mobility";
import { records } from "@regiohub/schema/records/index";
import { staff } from "@regiohub/staff";
import { peakMegabytes } from "./ingest-peak.js";

/** What one ingest, alone in its process, took and did. */
export interface IngestOnce {
  /** Until it is loaded: it counts, and is asked. */
  readonly ms: number;
  /** Until what follows from it is concluded too. */
  readonly concludedMs: number;
  /** Of all of it. */
  readonly peakMegabytes: number;
  readonly state: string;
  /** Employment rows that changed the tables. */
  readonly changed: number;
}

// ingest-once.js URL BOARD FILE…: a process of its own, so that its memory is nobody else's.
const [, , url = "", board = "", ...files] = process.argv;
const started = performance.now();
const subgraphs = [staff, mobility];
const loaded = await loadFiles({ hub: { adapters, records, subgraphs }, url, board, files });
const ms = performance.now() - started;
const [run] = await concludeReports(loaded, { url, subgraphs });
const concludedMs = performance.now() - started;
if (!run || run.error || run.unconcluded) throw run?.error ?? run?.unconcluded ?? new Error("no run");
const { added = 0, changed = 0 } = run.counts.employment ?? {};
const answer: IngestOnce = {
  ms,
  concludedMs,
  peakMegabytes: peakMegabytes(),
  state: run.state,
  changed: added + changed,
};
process.stdout.write(JSON.stringify(answer));
