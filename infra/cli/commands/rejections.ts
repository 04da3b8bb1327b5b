import { listRejections } from "../../ingest/list-rejections.js";
import { mendOf, type Rejection, rejectionsOf } from "../../ingest/rejection.js";
import { rejectionCsv } from "../../ingest/rejection-csv.js";
import { getRun } from "../../ingest/run.js";
import type { Command } from "../command.js";
import { FORM_OPTIONS, type Form, readForm } from "../language.js";
import { rejectionLines } from "../rejection-text.js";
import { readRunId, withConnection } from "../with-database.js";

/** `hub rejections`: what a run refused, where, and what was expected. */
export const rejectionsCommand: Command = {
  name: "rejections",
  usage: "RUN [--lang nl|en] [--csv] [--json]",
  summary: "List what a run refused, and what to do. --csv gives the board its own lines back with the reasons.",
  options: { csv: { type: "boolean" }, ...FORM_OPTIONS },
  async run(input, context) {
    const form = input.values.csv ? "csv" : readForm(input);
    const runId = readRunId("rejections", input.positionals);
    const rejections = await withConnection(context, async (client) => {
      const { source } = await getRun(client, runId);
      const adapter = context.hub.adapters.find(({ name }) => name === source);
      return rejectionsOf(await listRejections(client, runId, context.config.home), adapter);
    });
    for (const line of linesOf(rejections, form)) context.print(line);
    return 0;
  },
};

function linesOf(rejections: readonly Rejection[], form: Form | "csv"): Iterable<string> {
  if (form === "csv") return rejectionCsv(rejections);
  return form === "json" ? rejections.map(toJson) : rejectionLines(rejections, form);
}

const toJson = ({ cells: _, ...rejection }: Rejection) => JSON.stringify({ ...rejection, help: mendOf(rejection) });
