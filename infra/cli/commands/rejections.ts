import { withClient } from "../../db/connect.js";
import { openDatabase } from "../../db/open.js";
import { prepareDatabase } from "../../db/prepare.js";
import { HubError } from "../../errors.js";
import { REJECTIONS, type Rejection } from "../../ingest/rejection.js";
import { listRejections } from "../../ingest/run.js";
import { table } from "../../ingest/run-text.js";
import type { Command } from "../command.js";

/** `hub rejections`: what a run refused, where, and what was expected. */
export const rejectionsCommand: Command = {
  name: "rejections",
  usage: "RUN [--json]",
  summary: "List what a run refused: file, line, column, what was expected.",
  options: { json: { type: "boolean" } },
  async run({ positionals, values }, { hub, config, log, print }) {
    const [text = ""] = positionals;
    if (!/^\d{1,15}$/.test(text)) throw new HubError("USAGE", "hub rejections: no run. Expected the number of a run.");
    const database = await openDatabase(config, log);
    try {
      const rejections = await withClient(database.url, async (client) => {
        await prepareDatabase(client, hub.subgraphs);
        return await listRejections(client, Number(text));
      });
      for (const line of values.json ? rejections.map(toJson) : toText(rejections)) print(line);
      return 0;
    } finally {
      await database.release();
    }
  },
};

const toJson = (rejection: Rejection) => JSON.stringify({ ...rejection, help: REJECTIONS[rejection.code] });

function toText(rejections: readonly Rejection[]): string[] {
  if (rejections.length === 0) return ["nothing was refused"];
  const rows = rejections.map(({ file, line, column, code, effect, expected }) => [
    file,
    line === 0 ? "-" : String(line),
    column ?? "-",
    effect,
    code,
    expected,
  ]);
  return table(["file", "line", "column", "lost", "code", "expected"], rows);
}
