import { HubError } from "../../errors.js";
import { pullNow } from "../../unattended/pull-now.js";
import { abortableWait } from "../../unattended/wait.js";
import { workOf } from "../../unattended/work.js";
import type { Command, CommandInput } from "../command.js";
import { FORM_OPTIONS, readForm } from "../language.js";
import { progressTeller } from "../progress.js";
import { readDryRun, reportTeller } from "../run-report.js";
import { withDatabase } from "../with-database.js";

/** `hub pull`: asks a source's own system now. */
export const pullCommand: Command = {
  name: "pull",
  usage: "--board NUMBER --source NAME [--dry-run [--page N]] [--lang nl|en] [--json]",
  summary:
    "Ask a board's HR system for everything, as its profile says, and bring it in. --dry-run tells what would change.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    "dry-run": { type: "boolean" },
    page: { type: "string" },
    ...FORM_OPTIONS,
  },
  async run(input, context) {
    const { hub, log, signal } = context;
    const whose = readWhose("pull", input);
    const form = readForm(input);
    const work = await workOf(context.config);
    const teller = progressTeller(process.stderr);
    const { loaded, done } = reportTeller(form, context, teller.done);
    const pulled = (name: string, rows: number) =>
      teller.tell({ source: whose.source, phase: "reading", name, rows, bytes: 0, ofBytes: 0 });
    const report = await withDatabase(context, (url) =>
      pullNow({
        ...work,
        ...whose,
        hub,
        url,
        log,
        signal,
        wait: abortableWait(signal),
        clock: () => new Date(),
        dryRun: readDryRun(input),
        pulled,
        progress: teller.tell,
        loaded,
      }),
    ).finally(teller.done);
    return done([report]);
  },
};

/**
 * A board and a source, as typed.
 * @throws USAGE
 */
export function readWhose(
  command: string,
  { values: { board, source } }: CommandInput,
): { board: string; source: string } {
  if (typeof board === "string" && /^\d{5}$/.test(board) && typeof source === "string") return { board, source };
  throw new HubError(
    "USAGE",
    `hub ${command}: expected --board with five digits and --source with the name of a source.`,
  );
}
