import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { type ErrorCode, HubError } from "../errors.js";
import type { Difference, LoadCounts } from "../hub.js";
import type { BoardNumber, CalendarDate, Instant } from "../values.js";
import { type Words, words } from "../words.js";
import type { Coverage } from "./define.js";
import type { GuardFinding } from "./guard.js";
import type { Rejection } from "./rejection.js";
import { storable, storableJson } from "./storable.js";

/**
 * `unchanged`: the same as the last one loaded; `held`: waits for approval, nothing was changed; `refused`: the input's
 * fault; `failed`: not the input's.
 */
export type RunState = "loaded" | "unchanged" | "held" | "refused" | "failed";

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

/** Of a record kind that nothing is known of yet. */
export const NO_ROWS: KindCounts = {
  read: 0,
  refused: 0,
  passed: 0,
  double: 0,
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
};

/** What was made of the rows of a file, before any of them is loaded. */
type RowCounts = Pick<KindCounts, "read" | "refused" | "passed"> & Partial<Pick<KindCounts, "double">>;

/** A file of a delivery. */
export interface RunFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What the adapter calls this kind of file. */
  readonly declaredAs?: string | undefined;
  /** Its columns, as they stood in it. */
  readonly headers?: readonly string[] | undefined;
}

/** A run as it is kept. */
export interface Run {
  /** From 1; 0 for a dry run, which has none. */
  readonly id: number;
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly state: RunState;
  /** By record kind. */
  readonly counts: Readonly<Record<string, KindCounts>>;
  readonly files: readonly RunFile[];
  /** What makes the delivery this one. */
  readonly sha256: string;
  /** What it means that something was not in it; null when it was not read. */
  readonly coverage: Coverage | null;
  /** Day that the files speak of; null for runs from before the hub kept it, and for those that no files made. */
  readonly day: CalendarDate | null;
  /** What was measured against the thresholds; of a run that was released, what it was held for. */
  readonly guard: readonly GuardFinding[];
  /** The run whose records were loaded again; null when it was a delivery. */
  readonly replayOf: number | null;
  /** Who released it; null when it was never held, or is still. */
  readonly approvedBy: string | null;
  /** How many rows, cells and columns were refused. */
  readonly rejections: number;
  /** How much is to be told of it though it was not refused: columns that came or went, a file that may be cut off. */
  readonly notes: number;
  /** Whether what follows from it is there too; also where nothing follows. */
  readonly concluded: boolean;
  /** One line for people. */
  readonly message: string;
  /** The same in Dutch; null for runs from before the hub said it. */
  readonly messageNl: string | null;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
}

/** A run that this call made. */
export interface RunReport extends Run {
  /** Why it was refused or failed; null when it was not. */
  readonly error: HubError | null;
  /** Why what follows from it is not there yet, though it is loaded: NOT_CONCLUDED. */
  readonly unconcluded?: HubError;
  /** What it would have changed, when everything was undone. */
  readonly dryRun?: { readonly differences: readonly Difference[]; readonly rejections: readonly Rejection[] };
}

/** What is told of a delivery though nothing of it was refused. */
const IS_NOTE = "(effect = 'nothing' or code in ('COLUMN_ADDED', 'COLUMN_REMOVED'))";

const COLUMNS = `r.id, r.board, r.source, r.state, r.counts, r.files, r.message, r.message_nl as "messageNl", r.started_at as "startedAt", r.content_sha256 as sha256, r.coverage, r.day, r.guard,
  r.replay_of as "replayOf", r.approved_by as "approvedBy",
  r.finished_at as "finishedAt", (select count(*) from ingest.rejection where run_id = r.id and not ${IS_NOTE}) as rejections,
  (select count(*) from ingest.rejection where run_id = r.id and ${IS_NOTE}) as notes,
  not exists (select from ingest.unconcluded u where u.run_id = r.id) as concluded`;

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
  if (!rows[0])
    throw new HubError("RUN_UNKNOWN", words(`Run ${id}: there is no such run.`, `Run ${id}: die run is er niet.`));
  return toRun(rows[0]);
}

/** What a run begins with. */
export interface NewRun {
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly sha256: string;
  readonly files: readonly RunFile[];
  readonly coverage?: Coverage | undefined;
  readonly day?: CalendarDate | undefined;
  readonly replayOf?: number | undefined;
  /** Number that it has already, or that is used up by nothing because it will be undone; else it gets the next one. */
  readonly id?: number | undefined;
}

/** Under the ingest's own role, inside the transaction that is open. */
export async function asIngest<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query(`set local role ${roleOf("ingest")}`);
  const result = await work();
  await client.query("reset role");
  return result;
}

/** Writes the first line of a run; it is seen by others when the transaction commits. */
export async function beginRun(client: ClientBase, run: NewRun): Promise<number> {
  const { id, board, source, sha256, files, coverage = null, day = null, replayOf = null } = run;
  const [name, value] = id === undefined ? ["", ""] : ["id, ", "$8, "];
  const { rows } = await client.query<{ id: number }>(
    `insert into ingest.run (${name}board, source, state, content_sha256, files, coverage, day, replay_of)
     overriding system value values (${value}$1, $2, 'reading', $3, $4, $5, $6, $7) returning id`,
    [board, source, sha256, storableJson(files), coverage, day, replayOf, ...(id === undefined ? [] : [id])],
  );
  return (rows[0] as { id: number }).id;
}

/** How a run ended. */
export interface RunEnd extends Pick<Run, "state">, Partial<Pick<Run, "counts" | "guard" | "files">> {
  readonly message: Words;
}

/** Writes how a run ended; its files too, when more is known of them now. */
export async function endRun(
  client: ClientBase,
  id: number,
  { state, counts = {}, guard = [], message, files }: RunEnd,
): Promise<Run> {
  await client.query(
    `update ingest.run set state = $2, counts = $3, guard = $4, message = $5, message_nl = $7, files = coalesce($6, files),
       finished_at = clock_timestamp() where id = $1`,
    [
      id,
      state,
      JSON.stringify(counts),
      JSON.stringify(guard),
      storable(message.en),
      files ? storableJson(files) : null,
      storable(message.nl),
    ],
  );
  return getRun(client, id);
}

/** What the newest run of a board and source that counts says of a content. */
export interface LastRun {
  readonly id: number;
  readonly same: boolean;
  readonly held: boolean;
}

/**
 * Whether a run says what a source said last. A replay that left everything as it was does not: it brings nothing newer
 * than what a run before it brought. A delivery does, whatever it changed.
 */
export const SAYS_LAST = `not (state = 'loaded' and replay_of is not null
  and not counts @? '$.* ? (@.added > 0 || @.changed > 0 || @.removed > 0)')`;

/** The newest run of a board and source that was loaded or is held, and says something; undefined when there is none. */
export async function lastRun(
  client: ClientBase,
  { board, source, sha256 }: Pick<NewRun, "board" | "source" | "sha256">,
): Promise<LastRun | undefined> {
  const { rows } = await client.query<LastRun>(
    `select id, content_sha256 = $3 as same, state = 'held' as held from ingest.run
     where board is not distinct from $1 and source = $2 and state in ('loaded', 'held') and ${SAYS_LAST}
     order by id desc limit 1`,
    [board, source, sha256],
  );
  return rows[0];
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
    words(
      `${file}: ${refused} of ${rows} rows were refused. Expected at least one that can be taken.`,
      `${file}: ${refused} van ${rows} regels zijn geweigerd. Verwacht: minstens één regel die gelezen kan worden.`,
    ),
  );
}

/** Whether an error is the input's fault, not the hub's. */
export const isRefusal = (error: unknown): error is HubError & { code: ErrorCode } =>
  error instanceof HubError && (error.fault === "input" || error.fault === "config");
