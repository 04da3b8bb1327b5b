import { createHash } from "node:crypto";
import type { Client, ClientBase } from "pg";
import { withClient } from "../db/connect.js";
import { HubError } from "../errors.js";
import type { Hub } from "../hub.js";
import type { BoardNumber } from "../values.js";
import { type Delivery, openParcel, type Parcel, requireFiles } from "./delivery.js";
import { loadDelivery, type Progress } from "./load.js";
import { NO_PROFILE, type Profile, readProfile } from "./profile.js";
import { findProfile, keepProfile } from "./profile-store.js";
import type { Rejection } from "./rejection.js";
import { RejectionWriter, writeRejections } from "./rejections.js";
import { asIngest, beginRun, endRun, isRefusal, type NewRun, type RunReport, sameAsLast } from "./run.js";
import { loadedMessage } from "./run-text.js";

export type { Progress } from "./load.js";
export { getRun, listRejections, listRuns, type Run, type RunReport } from "./run.js";

/** What to ingest, and where. */
export interface IngestOptions {
  readonly hub: Pick<Hub, "adapters" | "subgraphs">;
  /** A database that is prepared (`hub migrate`). */
  readonly url: string;
  /** Files, and folders that stand for the files in them; `profile.yaml` among them is the board's profile. */
  readonly files: readonly string[];
  /** Board that delivers; null for a register of all boards. */
  readonly board: BoardNumber | null;
  /** Adapter to use; else the file names say it. */
  readonly source?: string | undefined;
  /** Path of the profile, when it is not among the files. */
  readonly profile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/** Times that a delivery is tried when the database says that another one was in its way. */
const ATTEMPTS = 3;

/**
 * Brings files in: one run per source, each in one transaction, in the order of the hub's adapters. A run that is
 * refused or failed leaves nothing behind but its report, and the ones after it are not tried.
 * @returns the runs; the last one's `error` says whether it went well.
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID before any run; DATABASE_UNREACHABLE; the signal's
 *   reason when it is aborted: then there is no run.
 */
export async function ingest(options: IngestOptions): Promise<RunReport[]> {
  const parcel = await openParcel({ ...options, adapters: options.hub.adapters });
  const reports: RunReport[] = [];
  for (const delivery of parcel.deliveries) {
    const report = await withClient(options.url, (client) => deliver(client, parcel, delivery, options));
    reports.push(report);
    if (report.error) break;
  }
  return reports;
}

/**
 * Room for sorting and hashing a whole delivery in memory; no compiling of statements that each run once; statistics
 * from a first glance, until autovacuum takes its time for them.
 */
const SETTINGS = `set local temp_buffers = '64MB'; set local work_mem = '64MB'; set local jit = off;
  set local default_statistics_target = 30`;

async function deliver(client: Client, parcel: Parcel, delivery: Delivery, options: IngestOptions): Promise<RunReport> {
  for (let attempt = 1; ; attempt += 1) {
    const first: Rejection[] = [];
    const run: Mutable<NewRun> = newRun(delivery);
    await client.query(`begin; ${SETTINGS}`);
    try {
      const report = await apply(client, parcel, delivery, options, run, first);
      await client.query("commit");
      return report;
    } catch (error) {
      await client.query("rollback");
      options.signal?.throwIfAborted();
      if (attempt < ATTEMPTS && isInTheWay(error)) continue;
      return await giveUp(client, run, error, first);
    }
  }
}

type Mutable<T> = { -readonly [N in keyof T]: T[N] };

const newRun = ({ adapter, board, files }: Delivery): NewRun => ({
  board,
  source: adapter.name,
  sha256: createHash("sha256").digest("hex"),
  files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
});

async function apply(
  client: ClientBase,
  parcel: Parcel,
  delivery: Delivery,
  { hub, signal, progress }: IngestOptions,
  run: Mutable<NewRun>,
  first: Rejection[],
): Promise<RunReport> {
  const { adapter, board } = delivery;
  await lock(client, run, () => progress?.({ source: adapter.name, phase: "waiting", name: "", rows: 0 }));
  const profile = await profileOf(client, parcel, delivery);
  const boardName = parcel.profile.name ?? profile.name ?? null;
  run.sha256 = contentHash(delivery, profile, boardName);
  const same = await asIngest(client, () => sameAsLast(client, run));
  const runId = await asIngest(client, () => beginRun(client, run));
  if (same !== undefined) {
    const unchanged = { state: "unchanged", counts: {}, message: `already applied as run ${same}` } as const;
    return { ...(await asIngest(client, () => endRun(client, runId, unchanged))), error: null };
  }
  requireFiles(delivery);
  const rejections = new RejectionWriter(client, runId, first);
  const counts = await loadDelivery({
    client,
    subgraphs: hub.subgraphs,
    delivery,
    profile,
    boardName,
    runId,
    rejections,
    signal,
    progress,
  });
  const { profileText } = parcel;
  return await asIngest(client, async () => {
    if (board !== null && profileText !== null && profile === parcel.profile) {
      await keepProfile(client, board, adapter.name, profileText);
    }
    return {
      ...(await endRun(client, runId, { state: "loaded", counts, message: loadedMessage(runId, counts) })),
      error: null,
    };
  });
}

/** One importer per board and source at a time; the others wait, and then see what the first one did. */
async function lock(client: ClientBase, { board, source }: NewRun, waiting: () => void): Promise<void> {
  const key = [`hub ingest ${board ?? ""} ${source}`];
  const { rows } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got",
    key,
  );
  if (rows[0]?.got) return;
  waiting();
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", key);
}

/** The profile that came along, if it is for this source; else the one in force. */
async function profileOf(
  client: ClientBase,
  { profile, profileText }: Parcel,
  { adapter, board }: Delivery,
): Promise<Profile> {
  if (profileText !== null && (profile.source === undefined || profile.source === adapter.name)) return profile;
  const text = board === null ? undefined : await asIngest(client, () => findProfile(client, board, adapter.name));
  return text === undefined ? NO_PROFILE : readProfile(text, adapter.settings ? [adapter.settings] : []);
}

/** What makes a delivery this one: who reads it how, and every byte. Names of files and their order do not count. */
function contentHash({ adapter, files }: Delivery, { document }: Profile, boardName: string | null): string {
  const contents = files.map(({ source, sha256 }) => `${source.name} ${sha256}`).sort();
  return createHash("sha256")
    .update(JSON.stringify([adapter.name, adapter.version, boardName, document, contents]))
    .digest("hex");
}

/** Deadlock or serialization failure: another delivery was in the way, and is done by now. */
const isInTheWay = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001");

/** Writes down a run of which nothing landed. */
async function giveUp(
  client: ClientBase,
  run: NewRun,
  cause: unknown,
  first: readonly Rejection[],
): Promise<RunReport> {
  const error = cause instanceof HubError ? cause : new HubError("INTERNAL", describe(cause), { cause });
  await client.query("begin");
  const report = await asIngest(client, async () => {
    const id = await beginRun(client, run);
    await writeRejections(client, id, first);
    return await endRun(client, id, {
      state: isRefusal(error) ? "refused" : "failed",
      counts: {},
      message: `${error.code}: ${error.message}`,
    });
  });
  await client.query("commit");
  return { ...report, error };
}

/** A fault without its details: those of a database name the values of cells. */
function describe(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? ` ${String(cause.code)}` : "";
  const place =
    cause instanceof Error && "constraint" in cause && cause.constraint ? `, ${String(cause.constraint)}` : "";
  return `The delivery could not be applied (${cause instanceof Error ? cause.name : "error"}${code}${place}). Nothing of it landed.`;
}
