import { userInfo } from "node:os";
import { HubError } from "../../errors.js";
import { approve, replay } from "../../ingest/release.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { FORM_OPTIONS, readForm } from "../language.js";
import { progressTeller } from "../progress.js";
import { readDryRun, reportTeller } from "../run-report.js";
import { readRunId, withDatabase } from "../with-database.js";

const options = {
  "dry-run": { type: "boolean" },
  page: { type: "string" },
  ...FORM_OPTIONS,
} as const;

/** `hub approve`: a held run is loaded after all. */
export const approveCommand: Command = {
  name: "approve",
  usage: "RUN [--by NAME] [--dry-run [--page N]] [--lang nl|en] [--json]",
  summary: "Load a run that is held, and record who released it. --dry-run tells what would change.",
  options: { ...options, by: { type: "string" } },
  run: (input, context) =>
    again("approve", input, context, (release) => approve({ ...release, by: approverOf(input) })),
};

/** Who releases it; in a container the system may have no name for its user. */
function approverOf({ values: { by } }: CommandInput): string {
  if (typeof by === "string" && by.trim() !== "") return by.trim();
  try {
    return userInfo().username;
  } catch {
    throw new HubError("USAGE", "hub approve: nobody. Expected --by with the name of who releases the run.");
  }
}

/** `hub replay`: the records of a run are loaded again. */
export const replayCommand: Command = {
  name: "replay",
  usage: "RUN [--dry-run [--page N]] [--lang nl|en] [--json]",
  summary: "Load the records of an earlier run again, as a run of its own.",
  options,
  run: (input, context) => again("replay", input, context, replay),
};

async function again(
  name: string,
  input: CommandInput,
  context: CommandContext,
  work: (release: Parameters<typeof replay>[0]) => ReturnType<typeof replay>,
): Promise<number> {
  const runId = readRunId(name, input.positionals);
  const dryRun = readDryRun(input);
  const form = readForm(input);
  const { hub, signal } = context;
  const { home } = context.config;
  const teller = progressTeller(process.stderr);
  const { loaded, done } = reportTeller(form, context, teller.done);
  const report = await withDatabase(context, (url) =>
    work({ hub, url, home, runId, dryRun, signal, progress: teller.tell, loaded }),
  ).finally(teller.done);
  return done([report]);
}
