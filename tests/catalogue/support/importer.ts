// A hub of its own process that brings in what it is asked to: started by ./importers.ts, ends with its parent.
import { HubError } from "@regiohub/infra/errors";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { hub } from "./hub.js";
import type { ImportAnswer, ImportJob } from "./importers.js";

process.on("message", async (job: ImportJob) => process.send?.(await answer(job)));
process.on("disconnect", () => process.exit());
process.send?.("ready");

async function answer(job: ImportJob): Promise<ImportAnswer> {
  try {
    const reports = await ingest({ hub, ...job });
    return { states: reports.map(({ state }) => state) };
  } catch (error) {
    return { states: [], fault: error instanceof HubError ? error.code : String(error) };
  }
}
