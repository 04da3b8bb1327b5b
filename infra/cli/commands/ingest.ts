import { HubError } from "../../errors.js";
import { ingest } from "../../ingest/ingest.js";
import { readLinkKeys } from "../../ingest/link-keys.js";
import { type CalendarDate, dayOf, isCalendarDate } from "../../values.js";
import type { Command, CommandInput } from "../command.js";
import { readFiles } from "../files.js";
import { FORM_OPTIONS, readForm } from "../language.js";
import { progressTeller } from "../progress.js";
import { readDryRun, reportTeller } from "../run-report.js";
import { withDatabase } from "../with-database.js";
import { sendDelivery } from "./send.js";

/** `hub ingest`: export files in, a report of each run out. */
export const ingestCommand: Command = {
  name: "ingest",
  usage:
    "FILE… --board NUMBER [--source NAME] [--profile FILE] [--day DAY] [--dry-run [--page N] | --to URL [--rejections FILE]] [--lang nl|en] [--json]",
  summary:
    "Bring in a board's export files; a folder stands for the files in it. --dry-run tells what would change; --to sends records to a hub elsewhere. --day is what the files speak of, today when left out.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    profile: { type: "string" },
    day: { type: "string" },
    "dry-run": { type: "boolean" },
    page: { type: "string" },
    to: { type: "string" },
    rejections: { type: "string" },
    ...FORM_OPTIONS,
  },
  async run(input, context) {
    const dryRun = readDryRun(input);
    const form = readForm(input);
    const day = readDay(input);
    const { to } = input.values;
    if (typeof to === "string" && dryRun) throw new HubError("USAGE", "--dry-run: not with --to. Use `hub check`.");
    if (typeof to === "string" && day) throw new HubError("USAGE", "--day: not with --to. Expected one of them.");
    if (typeof to === "string") return sendDelivery(to, input, form, context);
    const options = { ...readFiles("ingest", input), dryRun };
    const teller = progressTeller(process.stderr);
    const { loaded, done } = reportTeller(form, context, teller.done);
    const tokenKeys = await readLinkKeys(context.config.linkKey);
    const reports = await withDatabase(context, (url) =>
      ingest({
        ...options,
        day,
        tokenKeys,
        hub: context.hub,
        url,
        home: context.config.home,
        signal: context.signal,
        progress: teller.tell,
        loaded,
      }),
    ).finally(teller.done);
    return done(reports);
  },
};

/**
 * The day that the files speak of, as typed; undefined when it was not.
 * @throws USAGE, for a day that is still to come too
 */
function readDay({ values: { day } }: CommandInput): CalendarDate | undefined {
  if (day === undefined) return undefined;
  if (typeof day === "string" && isCalendarDate(day) && day <= dayOf(new Date())) return day;
  throw new HubError("USAGE", "--day: not a day, or one that is still to come. Expected yyyy-MM-dd.");
}
