import { exitCodeOf, type HubError } from "../errors.js";
import type { Difference } from "../hub.js";
import type { RunReport } from "../ingest/run.js";
import type { CommandContext, CommandInput } from "./command.js";

/** Differences on a page. */
export const PAGE_ROWS = 50;

/** Which page of differences was asked for, as a dry run takes it; undefined when it is to be done in earnest. */
export function readDryRun({ values }: CommandInput): { first: number; after: number } | undefined {
  if (!values["dry-run"]) return undefined;
  const page = typeof values.page === "string" && /^[1-9]\d{0,5}$/.test(values.page) ? Number(values.page) : 1;
  return { first: PAGE_ROWS, after: (page - 1) * PAGE_ROWS };
}

/** Prints what runs did, and gives the exit status of the last one. */
export function printReports(
  reports: readonly RunReport[],
  { values }: CommandInput,
  { print, say }: Pick<CommandContext, "print" | "say">,
): number {
  for (const report of reports) {
    if (values.json) print(reportJson(report));
    else for (const line of reportLines(report)) print(line);
  }
  const { error = null, id } = reports.at(-1) ?? {};
  if (!error) return 0;
  if (error.cause !== undefined && error.code === "INTERNAL") throw error.cause;
  say(`${error.help} \`hub rejections ${id}\` lists what was refused.`);
  return exitCodeOf(error);
}

function* reportLines({ board, source, message, rejections, id, state, dryRun }: RunReport): Generator<string> {
  const who = `${board ?? "register"} ${source}`;
  if (!dryRun) {
    yield `${who}: ${message}${state === "loaded" && rejections > 0 ? `; see \`hub rejections ${id}\`` : ""}`;
    return;
  }
  yield `${who}, dry run, nothing was written; would be ${message}`;
  for (const difference of dryRun.differences) yield `  ${differenceText(difference)}`;
  if (dryRun.differences.length === PAGE_ROWS) yield "  … more with --page 2, 3, …";
}

/** `0412 Jan de Vries: changed employment 1/2, line 7: function_code LB → LC`. */
function differenceText({ what, who, part, field, from, to }: Difference): string {
  const place = part === null ? "" : ` ${part}`;
  return `${who}: ${what}${place}${field === null ? "" : `: ${field} ${from ?? "–"} → ${to ?? "–"}`}`;
}

const reportJson = ({ error, ...run }: RunReport): string =>
  JSON.stringify({ ...run, error: error && errorFacts(error) });

const errorFacts = ({ code, message, help }: HubError) => ({ code, message, help });
