import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { refreshStatistics } from "../db/statistics.js";
import type { AnySubgraph } from "../hub.js";
import type { ErasedPeople } from "../privacy/erased.js";
import type { BoardNumber, CalendarDate } from "../values.js";
import type { Archive } from "./archive.js";
import type { Coverage } from "./define.js";
import { loadKind } from "./load-kind.js";
import type { KindRecords, RecordSource } from "./records.js";
import { RefusedKeys } from "./refused.js";
import type { RejectionWriter } from "./rejections.js";
import { type KindCounts, NO_ROWS } from "./run.js";
import { Staging } from "./stage.js";

/** How far a delivery is. */
export interface Progress {
  readonly source: string;
  readonly phase: "waiting" | "reading" | "loading" | "concluding";
  /** File that is read, or record kind that is loaded. */
  readonly name: string;
  /** Rows staged so far, of this kind. */
  readonly rows: number;
  /** Bytes read so far, of the whole delivery, and how many there are; 0 of 0 where nobody can tell. */
  readonly bytes: number;
  readonly ofBytes: number;
}

/** What a delivery is loaded with. */
export interface LoadOptions {
  /** In the delivery's transaction. */
  readonly client: ClientBase;
  readonly subgraphs: readonly AnySubgraph[];
  readonly records: RecordSource;
  /** Name of the source. */
  readonly source: string;
  readonly board: BoardNumber | null;
  /** Whether the board must be one that the hub knows; a register brings its boards itself. */
  readonly ofBoard: boolean;
  readonly boardName: string | null;
  readonly coverage: Coverage;
  /** Day that the files speak of. */
  readonly day: CalendarDate;
  readonly runId: number;
  readonly rejections: RejectionWriter;
  /** Keeps what is read; without it, nothing is kept. */
  readonly archive?: Archive | undefined;
  /** People of the board who are passed over; undefined: nobody. */
  readonly erased?: ErasedPeople | undefined;
  /** Whether the records are only read and kept, and not loaded. */
  readonly keepOnly: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/** One record kind of a delivery, on its way. */
export interface Stage {
  readonly records: KindRecords;
  readonly staging: Staging;
  readonly refused: RefusedKeys;
  readonly counts: KindCounts;
}

/**
 * Reads a delivery's records into staging and has every subgraph load its kinds, in reading order; while one kind is
 * loaded the next one is read. The caller commits or rolls back.
 */
export async function loadDelivery(options: LoadOptions): Promise<Record<string, KindCounts>> {
  const { client, runId, archive, erased, records, rejections } = options;
  await vouchForBoard(options);
  await client.query("select set_config('hub.run_id', $1, true)", [String(runId)]);
  const stages: Stage[] = [];
  for (const kind of await records.kinds()) stages.push(await openStage(client, kind, archive, erased));
  let loading: Promise<void> = Promise.resolve();
  let bytes = 0;
  try {
    for (const stage of stages) {
      if (records.overConnection) await loading;
      bytes = await readStage(options, stage, loading, bytes);
      if (options.keepOnly) continue;
      loading = loadKind(options, stage, stages);
      loading.catch(() => {}); // whoever waits for it next gets the error
    }
    await loading;
    await rejections.flush();
    await archive?.write({ all: true });
    await refresh(options, stages);
  } catch (error) {
    await loading.catch(() => {}); // none of its statements may come behind the rollback
    for (const { staging } of stages) await staging.abort();
    throw error;
  }
  return Object.fromEntries(stages.map(({ staging, counts }) => [staging.definition.kind, counts]));
}

async function vouchForBoard({ client, subgraphs, ofBoard, board }: LoadOptions): Promise<void> {
  if (!ofBoard || board === null) return;
  for (const { name, requireBoard } of subgraphs) {
    if (!requireBoard) continue;
    await client.query(`set local role ${roleOf(name)}`);
    await requireBoard(client, board);
    await client.query("reset role");
  }
}

const openStage = async (
  client: ClientBase,
  records: KindRecords,
  archive: Archive | undefined,
  erased: ErasedPeople | undefined,
): Promise<Stage> => ({
  records,
  staging: await Staging.create(client, records.definition, archive, erased),
  refused: await RefusedKeys.create(client, records.definition, erased),
  counts: { ...NO_ROWS },
});

/** Reads the records of one kind, as far as it can before the connection is free. Returns the bytes read so far. */
async function readStage(
  { records: { bytes: ofBytes }, source, rejections, archive, runId, signal, progress }: LoadOptions,
  { records, staging, refused, counts }: Stage,
  free: Promise<void>,
  before: number,
): Promise<number> {
  staging.waitFor(free);
  archive?.begin(records.definition.kind, Object.keys(records.definition.fields));
  let read = 0;
  const pause = async (name: string, rows: number, bytes: number) => {
    signal?.throwIfAborted();
    read = bytes;
    if (rejections.isFull) {
      await staging.end();
      await rejections.flush();
    } else await staging.flush();
    progress?.({ source, phase: "reading", name, rows, bytes: before + bytes, ofBytes });
  };
  Object.assign(counts, await records.read({ staging, refused, pause }));
  counts.passed += staging.passed;
  await staging.end();
  if (rejections.isFull) await rejections.flush();
  await archive?.writeRefused(runId, records.definition.kind, refused);
  await refused.write();
  return before + read;
}

/** Has the planner know of rows that came in by the thousand. */
async function refresh({ client, subgraphs, keepOnly }: LoadOptions, stages: readonly Stage[]): Promise<void> {
  if (keepOnly) return;
  const kinds = stages.map(({ staging }) => staging.definition.kind);
  for (const { name, loaders } of subgraphs) {
    if (!loaders.some(({ kind }) => kinds.includes(kind))) continue;
    await client.query(`set local role ${roleOf(name)}`);
    await refreshStatistics(client, name);
    await client.query("reset role");
  }
}
