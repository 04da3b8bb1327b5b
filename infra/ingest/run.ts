import type { ClientBase } from "pg";
import { roleOf } from "../db/migrate.js";
import type { ErrorCode } from "../errors.js";
import { HubError } from "../errors.js";
import type { LoadCounts } from "../hub.js";
import type { BoardNumber, Instant } from "../values.js";
import type { Rejection } from "./rejection.js";

/** `unchanged`: the same as the last one loaded; `refused`: the input's fault; `failed`: not the input's. */
export type RunState = "loaded" | "unchanged" | "refused" | "failed";

/** What became of the rows of one record kind. */
export interface KindCounts extends LoadCounts {
  /** Rows in the files. */
  read: number;
  /** Rows that were refused, while reading or checking. */
  refused: number;
  /** Rows that the adapter passes over: history, other kinds of row. */
  passed: number;
  /** Rows that repeat another one exactly. */
  double: number;
}

/** What was made of the rows of a file, before any of them is loaded. */
type RowCounts = Pick<KindCounts, "read" | "refused" | "passed"> & Partial<Pick<KindCounts, "double">>;

/** A file of a delivery. */
export interface RunFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A run as it is kept. */
export interface Run {
  readonly id: number;
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly state: RunState;
  /** By record kind. */
  readonly counts: Readonly<Record<string, KindCounts>>;
  readonly files: readonly RunFile[];
  /** How many rows, cells and columns were refused. */
  readonly rejections: number;
  /** One line for people. */
  readonly message: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
}

/** A run that this call made. */
export interface RunReport extends Run {
  /** Why it was refused or failed; null when it was not. */
  readonly error: HubError | null;
}

const COLUMNS = `r.id, r.board, r.source, r.state, r.counts, r.files, r.message, r.started_at as "startedAt",
  r.finished_at as "finishedAt", (select count(*) from ingest.rejection where run_id = r.id) as rejections`;

type RunRow = Omit<Run, "startedAt" | "finishedAt"> & { startedAt: Date; finishedAt: Date };

const toRun = ({ startedAt, finishedAt, ...rest }: RunRow): Run => ({
  ...rest,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt.toISOString(),
});

/** Runs, newest first. */
export async function listRuns(client: ClientBase, { limit = 20 }: { readonly limit?: number } = {}): Promise<Run[]> {
  const { rows } = await client.query<RunRow>(`select ${COLUMNS} from ingest.run r order by r.id desc limit $1`, [
    limit,
  ]);
  return rows.map(toRun);
}

/** @throws RUN_UNKNOWN */
export async function getRun(client: ClientBase, id: number): Promise<Run> {
  const { rows } = await client.query<RunRow>(`select ${COLUMNS} from ingest.run r where r.id = $1`, [id]);
  if (!rows[0]) throw new HubError("RUN_UNKNOWN", `Run ${id}: there is no such run.`);
  return toRun(rows[0]);
}

/**
 * What a run refused, in the order in which it was found.
 * @throws RUN_UNKNOWN
 */
export async function listRejections(client: ClientBase, runId: number): Promise<Rejection[]> {
  await getRun(client, runId);
  const { rows } = await client.query<Rejection>(
    `select file, line, column_name as "column", code, effect, expected from ingest.rejection where run_id = $1 order by number`,
    [runId],
  );
  return rows;
}

/** What a run begins with. */
export interface NewRun {
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly sha256: string;
  readonly files: readonly RunFile[];
}

/** Under the ingest's own role, inside the transaction that is open. */
export async function asIngest<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query(`set local role ${roleOf("ingest")}`);
  const result = await work();
  await client.query("reset role");
  return result;
}

/** Writes the first line of a run; it is seen by others when the transaction commits. */
export async function beginRun(client: ClientBase, { board, source, sha256, files }: NewRun): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "insert into ingest.run (board, source, state, content_sha256, files) values ($1, $2, 'reading', $3, $4) returning id",
    [board, source, sha256, JSON.stringify(files)],
  );
  return (rows[0] as { id: number }).id;
}

/** Writes how a run ended. */
export async function endRun(
  client: ClientBase,
  id: number,
  { state, counts, message }: Pick<Run, "state" | "counts" | "message">,
): Promise<Run> {
  await client.query(
    "update ingest.run set state = $2, counts = $3, message = $4, finished_at = clock_timestamp() where id = $1",
    [id, state, JSON.stringify(counts), message],
  );
  return getRun(client, id);
}

/** The run that last loaded a board's data from a source, if its content is this. */
export async function sameAsLast(client: ClientBase, { board, source, sha256 }: NewRun): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number; same: boolean }>(
    `select id, content_sha256 = $3 as same from ingest.run
     where board is not distinct from $1 and source = $2 and state = 'loaded' order by id desc limit 1`,
    [board, source, sha256],
  );
  return rows[0]?.same ? rows[0].id : undefined;
}

/**
 * Sees that something came of the rows of an export.
 * @throws ROWS_REFUSED when each of them was refused.
 */
export function requireAccepted(file: string, { read, refused, passed, double = 0 }: RowCounts): void {
  const rows = read - passed - double;
  if (refused === 0 || refused < rows) return;
  throw new HubError(
    "ROWS_REFUSED",
    `${file}: ${refused} of ${rows} rows were refused. Expected at least one that can be taken.`,
  );
}

/** Whether an error is the input's fault, not the hub's. */
export const isRefusal = (error: unknown): error is HubError & { code: ErrorCode } =>
  error instanceof HubError && (error.fault === "input" || error.fault === "config");
