import { exitCodeOf, HubError, isStop } from "../errors.js";
import type { Difference } from "../hub.js";
import { helpText } from "../ingest/refusal-words.js";
import type { RunReport } from "../ingest/run.js";
import { printable } from "../ingest/storable.js";
import { type Language, type Words, words } from "../words.js";
import type { CommandContext, CommandInput } from "./command.js";
import type { Form } from "./language.js";
import { rejectionLines } from "./rejection-text.js";
import { runMessage } from "./run-words.js";

/** Differences on a page. */
export const PAGE_ROWS = 50;

/**
 * Which page of differences was asked for, as a dry run takes it; undefined when it is to be done in earnest.
 * @throws USAGE, also for a page without a dry run: who looks for one does not mean to change anything
 */
export function readDryRun({ values }: CommandInput): { first: number; after: number } | undefined {
  const { page = "1", "dry-run": isDry } = values;
  if (!isDry && values.page !== undefined)
    throw new HubError("USAGE", "--page: not without --dry-run. Expected both, or neither.");
  if (!isDry) return undefined;
  if (typeof page !== "string" || !/^[1-9]\d{0,5}$/.test(page))
    throw new HubError("USAGE", "--page: not a page. Expected 1, 2, 3, …");
  return { first: PAGE_ROWS, after: (Number(page) - 1) * PAGE_ROWS };
}

/** How a command tells of runs. */
export interface ReportTeller {
  /** Tells people of a run that counts; what follows from it may be still to come. */
  loaded(report: RunReport): void;
  /** Tells of the runs that it has not told of, and what became of all; gives the exit status. */
  done(reports: readonly RunReport[]): number;
}

/**
 * Tells of runs as a command prints them: for people each as soon as it is loaded, as JSON all at the end.
 * @param clear takes away what stands in the way of a line
 */
export function reportTeller(
  form: Form,
  context: Pick<CommandContext, "print" | "say">,
  clear: () => void = () => {},
): ReportTeller {
  let told = 0;
  return {
    loaded(report) {
      if (form === "json") return;
      clear();
      printReport(report, form, context);
      told += 1;
    },
    done(reports) {
      for (const report of reports.slice(told)) printReport(report, form, context);
      return tellOutcome(reports, form, context);
    },
  };
}

function printReport(report: RunReport, form: Form, { print }: Pick<CommandContext, "print">): void {
  if (form === "json") print(reportJson(report));
  else for (const line of reportLines(report, form)) print(printable(line));
}

/** What went wrong, of the last run or of what follows from any, and the exit status. */
function tellOutcome(reports: readonly RunReport[], form: Form, { say }: Pick<CommandContext, "say">): number {
  const unconcluded = reports.findLast((report) => report.unconcluded)?.unconcluded;
  if (unconcluded) for (const line of unconcludedLines(unconcluded)) say(line);
  const { error = null, id, rejections = 0, notes = 0 } = reports.at(-1) ?? {};
  if (!error) return unconcluded ? exitCodeOf(unconcluded) : 0;
  if (error.code === "INTERNAL") for (const line of framesOf(error.cause)) say(line);
  const language = form === "nl" ? "nl" : "en";
  const lists = words("lists what was refused", "somt op wat geweigerd is")[language];
  const help = helpText(error, language);
  say(rejections + notes > 0 ? `${help} \`hub rejections ${id}\` ${lists}.` : help);
  return exitCodeOf(error);
}

const unconcludedLines = ({ message, help, cause }: HubError): readonly string[] =>
  isStop(cause) ? [`${message} ${help}`] : [message, help, ...framesOf(cause)];

/** Where a bug is, without its own words: those of a database show cells. */
export const framesOf = (cause: unknown): readonly string[] =>
  cause instanceof Error ? (cause.stack ?? "").split("\n").filter((line) => /^ +at /.test(line)) : [];

function* reportLines(report: RunReport, language: Language): Generator<string> {
  const { board, source, rejections, notes, id, state, dryRun } = report;
  const said = (en: string, nl: string) => words(en, nl)[language];
  const who = `${board ?? "register"} ${source}`;
  const message = runMessage(report, language);
  if (!dryRun) {
    const more = state === "loaded" && rejections + notes > 0 ? `; ${said("see", "zie")} \`hub rejections ${id}\`` : "";
    yield `${who}: ${message}${more}`;
    return;
  }
  yield `${who}, ${said("dry run, nothing was written; would be", "proef, er is niets geschreven; zou worden:")} ${message}`;
  for (const difference of dryRun.differences) yield `  ${differenceText(difference, language)}`;
  if (dryRun.differences.length === PAGE_ROWS) yield `  … ${said("more with", "meer met")} --page 2, 3, …`;
  if (dryRun.rejections.length > 0) yield* rejectionLines(dryRun.rejections.slice(0, PAGE_ROWS), language);
  if (rejections > PAGE_ROWS) yield `… ${rejections} ${said("refused in all", "geweigerd in totaal")}`;
}

const WHAT: Readonly<Record<Difference["what"], Words>> = {
  joined: words("joined", "erbij"),
  left: words("left", "weg"),
  changed: words("changed", "gewijzigd"),
  moved: words("moved", "verplaatst"),
};

/** `0412 Jan de Vries: changed employment 1/2, line 7: function_code LB → LC`. */
function differenceText({ what, who, part, field, from, to }: Difference, language: Language): string {
  const place = part === null ? "" : ` ${part}`;
  return `${who}: ${WHAT[what][language]}${place}${field === null ? "" : `: ${field} ${from ?? "–"} → ${to ?? "–"}`}`;
}

/** Without cells: what is printed goes into logs. */
const reportJson = ({ error, unconcluded, dryRun, ...run }: RunReport): string =>
  JSON.stringify({
    ...run,
    error: error && errorFacts(error),
    ...(unconcluded && { unconcluded: errorFacts(unconcluded) }),
    ...(dryRun && { dryRun: { ...dryRun, rejections: dryRun.rejections.map(({ cells: _, ...one }) => one) } }),
  });

const errorFacts = ({ code, message, help }: HubError) => ({ code, message, help });
