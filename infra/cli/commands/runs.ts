import { HubError } from "../../errors.js";
import { listRuns } from "../../ingest/run.js";
import { runTable } from "../../ingest/run-text.js";
import type { Command } from "../command.js";
import { withConnection } from "../with-database.js";

/** `hub runs`: what was brought in, newest first. */
export const runsCommand: Command = {
  name: "runs",
  usage: "[--limit N] [--json]",
  summary: "List the runs, newest first.",
  options: { json: { type: "boolean" }, limit: { type: "string" } },
  async run({ values }, context) {
    const limit = readLimit(values.limit);
    const runs = await withConnection(context, (client) => listRuns(client, { limit }));
    for (const line of values.json ? runs.map((run) => JSON.stringify(run)) : runTable(runs)) context.print(line);
    return 0;
  },
};

function readLimit(value: unknown): number {
  if (value === undefined) return 20;
  const limit = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (limit > 0) return limit;
  throw new HubError("USAGE", "--limit: not a number of runs. Expected 1 to 9999.");
}
