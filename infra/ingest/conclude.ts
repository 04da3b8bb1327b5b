import type { Client } from "pg";
import { withClient } from "../db/connect.js";
import { reachBoards } from "../db/row-context.js";
import { HubError } from "../errors.js";
import type { AnySubgraph } from "../hub.js";
import { keepFromErasing } from "../privacy/erased.js";
import type { BoardNumber } from "../values.js";
import { beginBulk } from "./bulk.js";
import { cancelOnAbort } from "./cancel.js";
import { drawConsequences } from "./consequences.js";
import type { PerformOptions } from "./job.js";
import { asIngest, type RunReport } from "./run.js";
import { boardsToConclude, strike, type Unconcluded, unconcludedOf } from "./unconcluded.js";
import { ATTEMPTS, faultText, isInTheWay } from "./undo.js";

/** What is concluded with, and where. */
export interface ConcludeOptions extends Pick<PerformOptions, "url" | "signal"> {
  readonly subgraphs: readonly AnySubgraph[];
}

/** What came of a run that was to be concluded. */
export interface Concluding {
  readonly runId: number;
  readonly board: BoardNumber;
  /** NOT_CONCLUDED, with what went wrong as its cause, or the signal's reason; null: what follows from it is there. */
  readonly error: HubError | null;
}

/**
 * Concludes what follows from runs that are loaded and not concluded yet, whoever loaded them: each in a transaction of
 * its own, a board's in the order in which they were loaded. Of a board of which one goes wrong, those behind it wait.
 * Boards of which another process concludes the runs are left to it.
 * @param butFor boards that are passed over
 * @throws DATABASE_UNREACHABLE; the signal's reason
 */
export const concludeRuns = (
  options: ConcludeOptions,
  butFor: readonly BoardNumber[] = [],
): Promise<readonly Concluding[]> =>
  concludeEach(options, false, async (client) =>
    (await boardsToConclude(client)).filter((board) => !butFor.includes(board)),
  );

/** As `concludeRuns`, of some boards; who is at their runs is waited for. */
const concludeOwn = async (options: ConcludeOptions, boards: readonly BoardNumber[]): Promise<readonly Concluding[]> =>
  boards.length === 0 ? [] : await concludeEach(options, true, async () => boards);

/** What follows from runs that were just loaded, and how it is told. */
export interface FollowOptions extends ConcludeOptions, Pick<PerformOptions, "progress" | "loaded"> {}

/**
 * Concludes what follows from some runs, and from those that others left unconcluded. What is loaded stays so, whatever
 * comes of this: then its report says why.
 */
export async function concludeReports(
  reports: readonly RunReport[],
  { progress, loaded, ...options }: FollowOptions,
): Promise<RunReport[]> {
  for (const report of reports) loaded?.(report);
  // Nothing of a dry run stays: nothing follows from it.
  if (reports.some(({ dryRun }) => dryRun)) return [...reports];
  const open = reports.filter(({ concluded }) => !concluded);
  for (const { source } of open) {
    progress?.({ source, phase: "concluding", name: "", rows: 0, bytes: 0, ofBytes: 0 });
  }
  const own = [...new Set(open.flatMap(({ board }) => board ?? []))];
  const failures = new Map<BoardNumber, HubError>();
  try {
    for (const { board, error } of await concludeOwn(options, own)) if (error) failures.set(board, error);
  } catch (cause) {
    for (const { board, id } of open) if (board !== null) failures.set(board, notConcluded(id, cause, options.signal));
  }
  // What goes wrong with others' is not for this one to tell: the runs say so, and the worker.
  if (failures.size === 0) await concludeRuns(options, own).catch(() => {});
  return reports.map((report) => {
    const unconcluded = report.concluded || report.board === null ? undefined : failures.get(report.board);
    return unconcluded ? { ...report, unconcluded } : { ...report, concluded: true };
  });
}

async function concludeEach(
  { url, subgraphs, signal }: ConcludeOptions,
  isWaitedFor: boolean,
  boardsOf: (client: Client) => Promise<readonly BoardNumber[]>,
): Promise<readonly Concluding[]> {
  return await withClient(url, async (client) => {
    const release = await cancelOnAbort(client, url, signal);
    const found: Concluding[] = [];
    try {
      for (const board of await boardsOf(client)) {
        for await (const one of concludeBoard(client, board, { subgraphs, signal, isWaitedFor })) found.push(one);
      }
    } finally {
      release();
    }
    return found;
  });
}

/** How the runs of one board are concluded. */
interface BoardOptions extends Omit<ConcludeOptions, "url"> {
  /** Whether another one that is at them is waited for. */
  readonly isWaitedFor: boolean;
}

async function* concludeBoard(client: Client, board: BoardNumber, options: BoardOptions): AsyncGenerator<Concluding> {
  for (let attempt = 1; ; ) {
    let next: Unconcluded | undefined;
    try {
      await beginBulk(client);
      if (await isFree(client, board, options)) next = await unconcludedOf(client, board);
      if (next) await conclude(client, next, options);
      await client.query("commit");
    } catch (cause) {
      // On a connection that is lost it fails too, and says nothing of why.
      await client.query("rollback").catch(() => {});
      if (!next) throw cause;
      attempt += 1;
      if (attempt <= ATTEMPTS && isInTheWay(cause) && !options.signal?.aborted) continue;
      yield { runId: next.run.runId, board, error: notConcluded(next.run.runId, cause, options.signal) };
      return;
    }
    if (!next) return;
    attempt = 1;
    yield { runId: next.run.runId, board, error: null };
  }
}

/** Whether nobody else concludes the board's runs; nobody does from then on, until the transaction ends. */
async function isFree(client: Client, board: BoardNumber, { signal, isWaitedFor }: BoardOptions): Promise<boolean> {
  signal?.throwIfAborted();
  await reachBoards(client, board);
  const lock = "hashtextextended('hub conclude ' || $1, 0)";
  if (isWaitedFor) {
    await client.query(`select pg_advisory_xact_lock(${lock})`, [board]);
    return true;
  }
  const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_xact_lock(${lock}) as got`, [board]);
  return rows[0]?.got === true;
}

async function conclude(
  client: Client,
  { run, boardName }: Unconcluded,
  { subgraphs, signal }: BoardOptions,
): Promise<void> {
  signal?.throwIfAborted();
  await keepFromErasing(client, run.board);
  await client.query("select set_config('hub.run_id', $1, true)", [String(run.runId)]);
  await drawConsequences(client, { subgraphs, run, boardName, signal });
  await asIngest(client, () => strike(client, run.runId));
}

/** Of what is stopped the cause is the signal's reason: what the database says of its statement is no fault. */
const notConcluded = (runId: number, cause: unknown, signal: AbortSignal | undefined): HubError =>
  signal?.aborted
    ? new HubError("NOT_CONCLUDED", `Run ${runId}: loaded; stopped before what follows from it was there.`, {
        cause: signal.reason,
      })
    : new HubError(
        "NOT_CONCLUDED",
        `Run ${runId}: loaded; what follows from it is not there yet (${faultText(cause)}). The board's later runs wait for it.`,
        { cause },
      );
