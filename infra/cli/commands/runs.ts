import { HubError } from "../../errors.js";
import { listRuns } from "../../ingest/run.js";
import { runTable, table } from "../../ingest/run-text.js";
import { findSilences, type Silence } from "../../unattended/silence.js";
import type { Command, CommandContext } from "../command.js";
import { withConnection } from "../with-database.js";

/** `hub runs`: what was brought in, newest first. */
export const runsCommand: Command = {
  name: "runs",
  usage: "[--limit N] [--json] | --silent [--json]",
  summary: "List the runs, newest first. --silent lists who has not delivered for longer than the profile says.",
  options: { json: { type: "boolean" }, limit: { type: "string" }, silent: { type: "boolean" } },
  async run({ values }, context) {
    if (values.silent) return await listSilences(context, values.json === true);
    const limit = readLimit(values.limit);
    const runs = await withConnection(context, (client) => listRuns(client, { limit }));
    for (const line of values.json ? runs.map((run) => JSON.stringify(run)) : runTable(runs)) context.print(line);
    return 0;
  },
};

async function listSilences(context: CommandContext, asJson: boolean): Promise<number> {
  const { hub } = context;
  const silences = await withConnection(context, (client) => findSilences(client, { hub, clock: () => new Date() }));
  for (const line of asJson ? silences.map((one) => JSON.stringify(one)) : silenceLines(silences)) context.print(line);
  return 0;
}

function silenceLines(silences: readonly Silence[]): string[] {
  if (silences.length === 0) return ["nobody is silent"];
  const rows = silences.map(({ board, source, lastRun, since, hours, allowedHours }) => [
    board,
    source,
    lastRun === null ? "-" : String(lastRun),
    since.slice(0, 16).replace("T", " "),
    String(hours),
    String(allowedHours),
  ]);
  return table(["board", "source", "last run", "since (UTC)", "hours", "allowed"], rows);
}

function readLimit(value: unknown): number {
  if (value === undefined) return 20;
  const limit = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (limit > 0) return limit;
  throw new HubError("USAGE", "--limit: not a number of runs. Expected 1 to 9999.");
}
