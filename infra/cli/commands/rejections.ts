import { REJECTIONS, type Rejection } from "../../ingest/rejection.js";
import { rejectionCsv } from "../../ingest/rejection-csv.js";
import { listRejections } from "../../ingest/run.js";
import type { Command, CommandInput } from "../command.js";
import { rejectionLines } from "../rejection-text.js";
import { readRunId, withConnection } from "../with-database.js";

/** `hub rejections`: what a run refused, where, and what was expected. */
export const rejectionsCommand: Command = {
  name: "rejections",
  usage: "RUN [--lang nl|en] [--csv] [--json]",
  summary: "List what a run refused, and what to do. --csv gives the board its own lines back with the reasons.",
  options: { csv: { type: "boolean" }, json: { type: "boolean" }, lang: { type: "string", default: "en" } },
  async run({ positionals, values }, context) {
    const runId = readRunId("rejections", positionals);
    const rejections = await withConnection(context, (client) => listRejections(client, runId));
    for (const line of linesOf(rejections, values)) context.print(line);
    return 0;
  },
};

function linesOf(rejections: readonly Rejection[], { csv, json, lang }: CommandInput["values"]): Iterable<string> {
  if (csv) return rejectionCsv(rejections);
  return json ? rejections.map(toJson) : rejectionLines(rejections, lang === "nl" ? "nl" : "en");
}

const toJson = ({ cells: _, ...rejection }: Rejection) =>
  JSON.stringify({ ...rejection, help: REJECTIONS[rejection.code] });
