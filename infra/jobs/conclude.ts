import { withClient } from "../db/connect.js";
import { concludeRuns } from "../ingest/conclude.js";
import { drawAgain } from "../ingest/consequences.js";
import type { Work } from "../unattended/work.js";

type Concluder = Pick<Work, "hub" | "url" | "signal" | "log">;

/** Concludes what whoever loaded a run did not come to, and says so in the log. What is broken off is done next time. */
export async function concludeLoaded({ hub, url, signal, log }: Concluder): Promise<void> {
  if (signal.aborted) return;
  for (const { runId, board, error } of await concludeRuns({ url, signal, subgraphs: hub.subgraphs })) {
    if (error) log.warn("what follows from a run is not there yet", { run: runId, board, message: error.message });
    else log.info("concluded what follows from a run", { run: runId, board });
  }
}

/** The same, and then what follows from more than deliveries: registers, and people who were erased. */
export async function concludeNightly(work: Concluder): Promise<void> {
  await concludeLoaded(work);
  const subgraphs = await withClient(work.url, (client) => drawAgain(client, work.hub.subgraphs));
  work.log.info("concluded anew", { subgraphs: subgraphs.join(" ") });
}
