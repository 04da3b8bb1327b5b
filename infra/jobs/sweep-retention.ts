import type { Client } from "pg";
import { sweep } from "../privacy/sweep.js";
import type { Work } from "../unattended/work.js";

/** Takes away what has been kept as long as its rule says, and says so in the log: how much, never of whom. */
export async function sweepRetention(
  client: Client,
  { hub, home, clock, log }: Pick<Work, "hub" | "home" | "clock" | "log">,
): Promise<void> {
  const swept = await sweep(client, { hub, home, rules: await hub.retention(), now: clock() });
  for (const { board, removed } of swept) log.info("kept long enough", { board, ...removed });
}
