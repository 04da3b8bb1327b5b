import { withClient } from "../../db/connect.js";
import { openDatabase } from "../../db/open.js";
import { prepareDatabase } from "../../db/prepare.js";
import { exitCodeOf, HubError } from "../../errors.js";
import { ingest, type Progress, type RunReport } from "../../ingest/ingest.js";
import type { Command, CommandInput } from "../command.js";

/** `hub ingest`: export files in, a report of each run out. */
export const ingestCommand: Command = {
  name: "ingest",
  usage: "FILE… --board NUMBER [--source NAME] [--profile FILE] [--json]",
  summary: "Bring in a board's export files; a folder stands for the files in it.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    profile: { type: "string" },
    json: { type: "boolean" },
  },
  async run(input, { hub, config, log, print, say, signal }) {
    const options = readOptions(input);
    const database = await openDatabase(config, log);
    try {
      await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
      const progress = input.values.json || !process.stderr.isTTY ? undefined : showProgress;
      const reports = await ingest({ hub, url: database.url, signal, progress, ...options });
      if (progress) process.stderr.write("\r\u001b[K");
      for (const report of reports) print(input.values.json ? reportJson(report) : reportText(report));
      const { error = null, id } = reports.at(-1) ?? {};
      if (!error) return 0;
      if (error.cause !== undefined && error.code === "INTERNAL") throw error.cause;
      say(`${error.help} \`hub rejections ${id}\` lists what was found.`);
      return exitCodeOf(error);
    } finally {
      await database.release();
    }
  },
};

function readOptions({ positionals, values: { board, source, profile } }: CommandInput) {
  if (positionals.length === 0)
    throw new HubError("USAGE", "hub ingest: no files. Expected the files or the folder of an export.");
  return {
    files: positionals,
    board: typeof board === "string" ? board : null,
    source: typeof source === "string" ? source : undefined,
    profile: typeof profile === "string" ? profile : undefined,
  };
}

function showProgress({ source, phase, name, rows }: Progress): void {
  const text =
    phase === "waiting" ? "waiting for another ingest" : `${phase} ${name}, ${rows.toLocaleString("en-GB")} rows`;
  process.stderr.write(`\r\u001b[K${source}: ${text}`);
}

const reportText = ({ board, source, message, rejections, id, state }: RunReport): string => {
  const more = state === "loaded" && rejections > 0 ? `; see \`hub rejections ${id}\`` : "";
  return `${board ?? "register"} ${source}: ${message}${more}`;
};

function reportJson({ error, ...run }: RunReport): string {
  return JSON.stringify({ ...run, error: error && { code: error.code, message: error.message, help: error.help } });
}
