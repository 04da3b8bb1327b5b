import { HubError } from "../../errors.js";
import { ingest } from "../../ingest/ingest.js";
import { readLinkKeys } from "../../ingest/link-keys.js";
import type { Command } from "../command.js";
import { readFiles } from "../files.js";
import { FORM_OPTIONS, readForm } from "../language.js";
import { progressTeller } from "../progress.js";
import { printReports, readDryRun } from "../run-report.js";
import { withDatabase } from "../with-database.js";
import { sendDelivery } from "./send.js";

/** `hub ingest`: export files in, a report of each run out. */
export const ingestCommand: Command = {
  name: "ingest",
  usage:
    "FILE… --board NUMBER [--source NAME] [--profile FILE] [--dry-run [--page N] | --to URL [--rejections FILE]] [--lang nl|en] [--json]",
  summary:
    "Bring in a board's export files; a folder stands for the files in it. --dry-run tells what would change; --to sends records to a hub elsewhere.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    profile: { type: "string" },
    "dry-run": { type: "boolean" },
    page: { type: "string" },
    to: { type: "string" },
    rejections: { type: "string" },
    ...FORM_OPTIONS,
  },
  async run(input, context) {
    const dryRun = readDryRun(input);
    const form = readForm(input);
    const { to } = input.values;
    if (typeof to === "string" && dryRun) throw new HubError("USAGE", "--dry-run: not with --to. Use `hub check`.");
    if (typeof to === "string") return sendDelivery(to, input, form, context);
    const options = { ...readFiles("ingest", input), dryRun };
    const teller = progressTeller(process.stderr);
    const tokenKeys = await readLinkKeys(context.config.linkKey);
    const reports = await withDatabase(context, (url) =>
      ingest({
        ...options,
        tokenKeys,
        hub: context.hub,
        url,
        home: context.config.home,
        signal: context.signal,
        progress: teller.tell,
      }),
    ).finally(teller.done);
    return printReports(reports, form, context);
  },
};
