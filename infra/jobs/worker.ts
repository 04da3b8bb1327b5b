import { type AddJobFunction, Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import type { ClientBase } from "pg";
import { loadSealKey } from "../audit/keys.js";
import { sealLog } from "../audit/seal.js";
import { refreshClientBoards } from "../auth/server/client-boards.js";
import { withClient } from "../db/connect.js";
import { reachAll } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { sweepUploads } from "../edge/uploads.js";
import type { Log } from "../log.js";
import { plan } from "../unattended/plan.js";
import { sweepPrivateFolders } from "../unattended/private-folder.js";
import { warnOfSilence } from "../unattended/silence.js";
import type { Intake } from "../unattended/standing.js";
import { takeIn } from "../unattended/take-in.js";
import { abortableWait } from "../unattended/wait.js";
import type { Work } from "../unattended/work.js";
import { concludeLoaded, concludeNightly } from "./conclude.js";
import { countDays } from "./count-days.js";
import { releaseTables } from "./release-tables.js";
import { sweepRuns } from "./sweep.js";
import { sweepRetention } from "./sweep-retention.js";

/** When what is done, by the server's time. Of a job that still waits there is one. */
const SCHEDULE = parseCronItems([
  { task: "plan", match: "* * * * *", identifier: "plan", options: { jobKey: "plan", maxAttempts: 1 } },
  { task: "warn_of_silence", match: "0 7 * * *", identifier: "warn_of_silence" },
  { task: "sweep_runs", match: "0 3 * * *", identifier: "sweep_runs" },
  { task: "refresh_clients", match: "30 2 * * *", identifier: "refresh_clients" },
  { task: "sweep_retention", match: "30 3 * * *", identifier: "sweep_retention" },
  { task: "conclude", match: "45 3 * * *", identifier: "conclude" }, // behind the sweep, which takes people away
  {
    task: "conclude_runs",
    match: "* * * * *",
    identifier: "conclude_runs",
    options: { jobKey: "conclude_runs", maxAttempts: 1 },
  },
  { task: "count_days", match: "*/15 * * * *", identifier: "count_days", options: { jobKey: "count_days" } },
  { task: "release_tables", match: "0 4 * * *", identifier: "release_tables", options: { jobKey: "release_tables" } },
  { task: "seal_log", match: "* * * * *", identifier: "seal_log", options: { jobKey: "seal_log", maxAttempts: 1 } },
]);

/** Deliveries that one worker takes in at a time. */
const CONCURRENCY = 4;

/** The jobs by name. */
export const jobs = (work: Work): TaskList => ({
  sweep_runs: (_payload, { withPgClient }) =>
    withPgClient((client) =>
      asMachine(client, async () => {
        const swept = await inTransaction(client, () => sweepRuns(client, work.clock()));
        const uploads = await inTransaction(client, () => sweepUploads(client, work.clock()));
        work.log.info("runs swept", { swept, uploads });
      }),
    ),
  sweep_retention: () => withClient(work.url, (client) => sweepRetention(client, work)),
  conclude: () => concludeNightly(work),
  conclude_runs: () => concludeLoaded(work),
  count_days: () => countDays(work),
  release_tables: () => releaseTables(work),
  plan: async (_payload, { withPgClient, addJob }) => {
    const due = await withPgClient((client) => asMachine(client, () => plan(client, work)));
    for (const intake of due) await addTakeIn(addJob, intake);
  },
  take_in: async (payload) => {
    // What is broken off is there again after the next start.
    await takeIn(payload as Intake, work).catch((error: unknown) => {
      if (!work.signal.aborted) throw error;
    });
  },
  refresh_clients: async (_payload, { withPgClient }) => {
    const { refreshed, kept } = await withPgClient((client) => refreshClientBoards(client, work.hub.subgraphs));
    work.log.info("boards of clients' regions looked up", { refreshed });
    if (kept.length > 0) work.log.warn("clients keep the boards that their regions had", { clients: kept.join(" ") });
  },
  seal_log: async (_payload, { withPgClient }) => {
    const key = await loadSealKey(work.home);
    const seal = await withPgClient((client) => sealLog(client, key, work.clock()));
    // Logs are kept elsewhere than the database: who changes that cannot change this as well.
    if (seal) work.log.info("read log sealed", { seal: seal.number, hash: seal.hash });
  },
  warn_of_silence: (_payload, { withPgClient }) =>
    withPgClient((client) => asMachine(client, () => warnOfSilence(client, work))),
});

/** With the runs of all boards in reach: connections of the worker's own pool come without. */
async function asMachine<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await reachAll(client);
  return await work();
}

/** One attempt: what is to be tried again is planned anew, after a pause that is remembered with the intake. */
const addTakeIn = (addJob: AddJobFunction, { board, source, way }: Intake) =>
  addJob("take_in", { board, source, way }, { jobKey: `take_in ${board} ${source} ${way}`, maxAttempts: 1 });

/** A worker that runs. */
export interface RunningWorker {
  readonly addJob: AddJobFunction;
  /** Breaks off what is under way, with nothing half done, and stops. */
  stop(): Promise<void>;
}

/** Starts taking jobs out of the database, and putting scheduled ones in. Any number of workers share the work. */
export async function startWorker(work: Omit<Work, "signal" | "wait">): Promise<RunningWorker> {
  const controller = new AbortController();
  const { signal } = controller;
  await sweepPrivateFolders(work.workFolder);
  const runner = await run({
    connectionString: work.url,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: jobs({ ...work, signal, wait: abortableWait(signal) }),
    parsedCronItems: SCHEDULE,
    logger: workerLog(work.log),
  });
  for (const task of ["plan", "conclude_runs"]) await runner.addJob(task, {}, { jobKey: task, maxAttempts: 1 });
  return {
    addJob: runner.addJob,
    async stop() {
      controller.abort();
      await runner.stop();
    },
  };
}

/** The worker's own lines in our log; its debug lines name payloads, and stay out. */
export const workerLog = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === "error") log.error("worker", { message });
    else if (level === "warning") log.warn("worker", { message });
  });
