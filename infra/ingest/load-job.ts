import type { Client } from "pg";
import type { LoadedRun } from "../hub.js";
import type { ErasedPeople } from "../privacy/erased.js";
import type { CalendarDate } from "../values.js";
import { Archive } from "./archive.js";
import { measuresOf, removalsIn } from "./findings.js";
import { type GuardFinding, guard } from "./guard.js";
import type { Job, OpenJob, PerformOptions } from "./job.js";
import type { KeptKey } from "./kept-keys.js";
import { loadDelivery } from "./load.js";
import type { Rejection } from "./rejection.js";
import { RejectionWriter } from "./rejections.js";
import { asIngest, type KindCounts } from "./run.js";
import { keyOfRun, type RunKey } from "./run-key.js";

/** A job that is open, and its run, which has begun. */
export interface BegunJob {
  /** In the run's transaction. */
  readonly client: Client;
  readonly job: Job;
  readonly opened: OpenJob;
  readonly options: PerformOptions;
  readonly runId: number;
  readonly day: CalendarDate;
  readonly key: RunKey;
  /** People of the board who are passed over; undefined: nobody. */
  readonly erased: ErasedPeople | undefined;
  /** Gets the first rejections, instead of those of an attempt before. */
  readonly first: Rejection[];
}

/** What loading a job did, and how that compares with its thresholds. */
export interface LoadedJob {
  readonly counts: Readonly<Record<string, KindCounts>>;
  readonly findings: readonly GuardFinding[];
  /** Whether it is to be undone, and kept until somebody releases it. */
  readonly isHeld: boolean;
  /** Undefined for a register: nobody concludes anything from it, and of it only what goes is measured. */
  readonly run: LoadedRun | undefined;
}

/** Loads the records of a job and measures what that did. */
export async function loadJob(begun: BegunJob): Promise<LoadedJob> {
  const { client, opened, options } = begun;
  const { counts } = await read(begun, { keepOnly: false });
  const run = loadedRun(begun, Object.keys(counts));
  if (opened.released) return { counts, findings: opened.released, isHeld: false, run };
  const measures = run ? await measuresOf(client, options.subgraphs, run) : removalsIn(counts);
  const findings = guard(measures, opened.thresholds);
  return { counts, findings, isHeld: findings.some(({ passed }) => !passed), run };
}

/**
 * Keeps the records of a job, to be loaded later.
 * @param refused beside the tables, when it was loaded and undone
 */
export async function keepJob(begun: BegunJob, refused: readonly Rejection[]): Promise<Pick<LoadedJob, "counts">> {
  const { counts, rejections } = await read(begun, { keepOnly: true });
  for (const rejection of refused) rejections.add(rejection);
  await rejections.flush();
  return { counts };
}

async function read(begun: BegunJob, { keepOnly }: { readonly keepOnly: boolean }) {
  const { client, job, opened, options, runId, day, erased, first } = begun;
  first.length = 0;
  const key = await keyFor(begun);
  const rejections = await RejectionWriter.open(client, runId, first, { key, erased });
  const { board, source } = job;
  const { subgraphs, signal, progress } = options;
  const { ofBoard, boardName, coverage } = opened;
  const counts = await loadDelivery({
    client,
    subgraphs,
    records: opened.records(rejections),
    source,
    board,
    ofBoard,
    boardName,
    coverage,
    day,
    runId,
    rejections,
    archive: opened.keep && !options.dryRun ? new Archive(client, runId, key) : undefined,
    erased,
    keepOnly,
    signal,
    progress,
  });
  return { counts, rejections };
}

/** A held run that is released has the key that it was read under. */
function keyFor({ client, job, options, runId, key }: BegunJob): Promise<KeptKey | undefined> {
  if (job.existing !== undefined) return keyOfRun(client, runId, options.home);
  return asIngest(client, () => key.begin(client, runId));
}

function loadedRun({ job, opened, runId, day }: BegunJob, kinds: readonly string[]): LoadedRun | undefined {
  const { board, source } = job;
  const { coverage, historySince } = opened;
  return board === null ? undefined : { runId, board, source, coverage, day, historySince, kinds };
}
