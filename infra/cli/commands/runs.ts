import { HubError } from "../../errors.js";
import { listRuns } from "../../ingest/run.js";
import { table } from "../../ingest/run-text.js";
import { findSilences, type Silence } from "../../unattended/silence.js";
import { type Language, words } from "../../words.js";
import type { Command, CommandContext } from "../command.js";
import { FORM_OPTIONS, type Form, readForm } from "../language.js";
import { runTable } from "../run-words.js";
import { withConnection } from "../with-database.js";

/** `hub runs`: what was brought in, newest first. */
export const runsCommand: Command = {
  name: "runs",
  usage: "[--limit N] [--lang nl|en] [--json] | --silent [--lang nl|en] [--json]",
  summary: "List the runs, newest first. --silent lists who has not delivered for longer than the profile says.",
  options: { limit: { type: "string" }, silent: { type: "boolean" }, ...FORM_OPTIONS },
  async run(input, context) {
    const { values } = input;
    const form = readForm(input);
    if (values.silent) return await listSilences(context, form);
    const limit = readLimit(values.limit);
    const runs = await withConnection(context, (client) => listRuns(client, { limit }));
    const lines = form === "json" ? runs.map((run) => JSON.stringify(run)) : runTable(runs, form);
    for (const line of lines) context.print(line);
    return 0;
  },
};

async function listSilences(context: CommandContext, form: Form): Promise<number> {
  const { hub } = context;
  const silences = await withConnection(context, (client) => findSilences(client, { hub, clock: () => new Date() }));
  const lines = form === "json" ? silences.map((one) => JSON.stringify(one)) : silenceLines(silences, form);
  for (const line of lines) context.print(line);
  return 0;
}

const SILENCE_HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["board", "source", "last run", "since (UTC)", "hours", "allowed"],
  nl: ["bestuur", "bron", "laatste run", "sinds (UTC)", "uren", "toegestaan"],
};

function silenceLines(silences: readonly Silence[], language: Language): string[] {
  if (silences.length === 0) return [words("nobody is silent", "niemand zwijgt")[language]];
  const rows = silences.map(({ board, source, lastRun, since, hours, allowedHours }) => [
    board,
    source,
    lastRun === null ? "-" : String(lastRun),
    since.slice(0, 16).replace("T", " "),
    String(hours),
    String(allowedHours),
  ]);
  return table(SILENCE_HEADS[language], rows);
}

function readLimit(value: unknown): number {
  if (value === undefined) return 20;
  const limit = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (limit > 0) return limit;
  throw new HubError("USAGE", "--limit: not a number of runs. Expected 1 to 9999.");
}
