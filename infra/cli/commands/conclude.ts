import { withClient } from "../../db/connect.js";
import { exitCodeOf } from "../../errors.js";
import { concludeRuns } from "../../ingest/conclude.js";
import { drawAgain } from "../../ingest/consequences.js";
import type { Command } from "../command.js";
import { withDatabase } from "../with-database.js";

/** `hub conclude`: what the worker concludes by itself, now. */
export const concludeCommand: Command = {
  name: "conclude",
  usage: "",
  summary:
    "Conclude what follows from runs that are loaded, registers and erasures, where it is not there yet. The worker does so by itself.",
  options: {},
  run: (_input, context) =>
    withDatabase(context, async (url) => {
      const { signal, print, say } = context;
      const { subgraphs } = context.hub;
      const found = await concludeRuns({ url, subgraphs, signal });
      for (const { runId, board, error } of found) {
        print(error ? error.message : `Run ${runId}: what follows from it is there (board ${board})`);
      }
      await withClient(url, (client) => drawAgain(client, subgraphs));
      const error = found.findLast((one) => one.error)?.error;
      if (!error) return 0;
      say(error.help);
      return exitCodeOf(error);
    }),
};
