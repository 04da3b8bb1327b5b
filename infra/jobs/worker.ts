import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import type { ClientBase } from "pg";
import type { Log } from "../log.js";
import { sweepRuns } from "./sweep.js";

/** Every night at three, server time. */
const SCHEDULE = parseCronItems([{ task: "sweep_runs", match: "0 3 * * *", identifier: "sweep_runs" }]);

/** The jobs by name, each in a transaction of its own. */
export const jobs = (log: Log, clock: () => Date = () => new Date()): TaskList => ({
  sweep_runs: (_payload, { withPgClient }) =>
    withPgClient(async (client) => {
      const swept = await inTransaction(client, () => sweepRuns(client, clock()));
      log.info("runs swept", { swept });
    }),
});

/**
 * Starts taking jobs out of the database, and putting scheduled ones in. Any number of workers share the work.
 * Stop it with `stop()`: it finishes the job at hand.
 */
export const startWorker = (url: string, log: Log): Promise<Runner> =>
  run({
    connectionString: url,
    concurrency: 1,
    noHandleSignals: true,
    taskList: jobs(log),
    parsedCronItems: SCHEDULE,
    logger: workerLog(log),
  });

/** The worker's own lines in our log; its debug lines name payloads, and stay out. */
export const workerLog = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === "error") log.error("worker", { message });
    else if (level === "warning") log.warn("worker", { message });
  });

async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
