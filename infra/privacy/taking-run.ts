import { randomBytes } from "node:crypto";
import type { ClientBase } from "pg";
import { asIngest, beginRun, endRun, NO_ROWS } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import type { Words } from "../words.js";

/** Begins a run that takes away, in the transaction that is open: rows change in runs alone. */
export async function beginTaking(client: ClientBase, board: BoardNumber | null, source: string): Promise<number> {
  // Of nothing that could be guessed: a number of somebody has few possibilities.
  const sha256 = randomBytes(32).toString("hex");
  const runId = await asIngest(client, () => beginRun(client, { board, source, sha256, files: [] }));
  await client.query("select set_config('hub.run_id', $1, true)", [String(runId)]);
  return runId;
}

/** Ends it: how many rows went where, and nothing else. */
export async function endTaking(
  client: ClientBase,
  runId: number,
  removed: Readonly<Record<string, number>>,
  message: Words,
): Promise<void> {
  const counts = Object.fromEntries(
    Object.entries(removed).map(([place, rows]) => [place, { ...NO_ROWS, removed: rows }]),
  );
  await asIngest(client, () => endRun(client, runId, { state: "loaded", counts, message }));
}
