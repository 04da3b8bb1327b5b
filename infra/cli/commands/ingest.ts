import { HubError } from "../../errors.js";
import { ingest } from "../../ingest/ingest.js";
import { readLinkKeys } from "../../ingest/link-keys.js";
import type { Command, CommandInput } from "../command.js";
import { progressTeller } from "../progress.js";
import { printReports, readDryRun } from "../run-report.js";
import { withDatabase } from "../with-database.js";

/** `hub ingest`: export files in, a report of each run out. */
export const ingestCommand: Command = {
  name: "ingest",
  usage: "FILE… --board NUMBER [--source NAME] [--profile FILE] [--dry-run [--page N]] [--json]",
  summary: "Bring in a board's export files; a folder stands for the files in it. --dry-run tells what would change.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    profile: { type: "string" },
    "dry-run": { type: "boolean" },
    page: { type: "string" },
    json: { type: "boolean" },
  },
  async run(input, context) {
    const options = { ...readFiles("ingest", input), dryRun: readDryRun(input) };
    const teller = progressTeller(process.stderr);
    const tokenKeys = await readLinkKeys(context.config.linkKey);
    const reports = await withDatabase(context, (url) =>
      ingest({ ...options, tokenKeys, hub: context.hub, url, signal: context.signal, progress: teller.tell }),
    ).finally(teller.done);
    return printReports(reports, input, context);
  },
};

/**
 * The files of a delivery and whose they are, as typed.
 * @throws USAGE
 */
export function readFiles(command: string, { positionals, values: { board, source, profile } }: CommandInput) {
  if (positionals.length === 0)
    throw new HubError("USAGE", `hub ${command}: no files. Expected the files or the folder of an export.`);
  return {
    files: positionals,
    board: typeof board === "string" ? board : null,
    source: typeof source === "string" ? source : undefined,
    profile: typeof profile === "string" ? profile : undefined,
  };
}
