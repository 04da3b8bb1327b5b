import type { ClientBase } from "pg";
import { roleOf } from "../db/migrate.js";
import { refreshStatistics } from "../db/statistics.js";
import type { AnySubgraph } from "../hub.js";
import type { DeliveryBinding } from "./bind.js";
import { decodeExport, decodeLookup, emptyKept } from "./decode-file.js";
import type { Export } from "./define.js";
import type { DeliveredFile, Delivery } from "./delivery.js";
import { loadKind } from "./load-kind.js";
import type { Profile } from "./profile.js";
import type { RejectionWriter } from "./rejections.js";
import { type KindCounts, requireAccepted } from "./run.js";
import { Staging } from "./stage.js";

/** How far a delivery is. */
export interface Progress {
  readonly source: string;
  readonly phase: "waiting" | "reading" | "loading";
  /** File that is read, or record kind that is loaded. */
  readonly name: string;
  /** Rows staged so far. */
  readonly rows: number;
}

/** What a delivery is loaded with. */
export interface LoadOptions {
  /** In the delivery's transaction. */
  readonly client: ClientBase;
  readonly subgraphs: readonly AnySubgraph[];
  readonly delivery: Delivery;
  readonly profile: Profile;
  readonly boardName: string | null;
  readonly runId: number;
  readonly rejections: RejectionWriter;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/** One record kind of a delivery, on its way. */
export interface Stage {
  readonly staging: Staging;
  readonly counts: KindCounts;
  readonly columns: Export["columns"];
  /** Where its records come from; `index` is the file's place in the delivery. */
  readonly sources: readonly { readonly file: DeliveredFile; readonly index: number; readonly source: Export }[];
}

/**
 * Reads a delivery's files into staging and has every subgraph load its kinds, in the adapter's reading order; while
 * one kind is loaded the next one is read. The caller commits or rolls back.
 */
export async function loadDelivery(options: LoadOptions): Promise<Record<string, KindCounts>> {
  await vouchForBoard(options);
  const stages = await openStages(options);
  let loading: Promise<void> = Promise.resolve();
  try {
    const binding = await readSideFiles(options);
    for (const stage of stages) {
      await readStage(options, binding, stage, loading);
      loading = loadKind(options, stage);
      loading.catch(() => {}); // whoever waits for it next gets the error
    }
    await loading;
    await refresh(options, stages);
  } catch (error) {
    await loading.catch(() => {}); // none of its statements may come behind the rollback
    for (const { staging } of stages) await staging.abort();
    throw error;
  }
  return Object.fromEntries(stages.map(({ staging, counts }) => [staging.definition.kind, counts]));
}

/** Who delivers their own data must be a board that the hub knows; a register brings its boards itself. */
async function vouchForBoard({ client, subgraphs, delivery: { adapter, board } }: LoadOptions): Promise<void> {
  if (adapter.scope !== "board" || board === null) return;
  for (const { name, requireBoard } of subgraphs) {
    if (!requireBoard) continue;
    await client.query(`set local role ${roleOf(name)}`);
    await requireBoard(client, board);
    await client.query("reset role");
  }
}

/** A staging table for each kind that the delivery has files of, in the adapter's reading order. */
async function openStages({ client, delivery: { adapter, files } }: LoadOptions): Promise<Stage[]> {
  const stages = new Map<string, Stage & { sources: Stage["sources"][number][] }>();
  for (const source of adapter.files.filter(({ role }) => role === "export") as Export[]) {
    const { record, columns } = source;
    for (const [index, file] of files.entries()) {
      if (file.source !== source) continue;
      const counts = { read: 0, refused: 0, passed: 0, double: 0, added: 0, changed: 0, removed: 0, unchanged: 0 };
      const stage = stages.get(record.kind) ?? {
        staging: await Staging.create(client, record),
        counts,
        columns,
        sources: [],
      };
      stages.set(record.kind, stage);
      stage.sources.push({ file, index, source });
    }
  }
  return [...stages.values()];
}

async function readSideFiles({ delivery, profile, rejections }: LoadOptions): Promise<DeliveryBinding> {
  const { adapter, files } = delivery;
  const binding = { profile, dates: adapter.dialect.dates, kept: emptyKept(adapter) };
  const rejection = rejections.add.bind(rejections);
  const pause = () => (rejections.isFull ? rejections.flush() : Promise.resolve());
  for (const { path, source } of files) {
    if (source.role !== "lookup") continue;
    requireAccepted(source.name, await decodeLookup(path, source, adapter, binding, { rejection, pause }));
  }
  return binding;
}

/** Reads the files of one kind into its staging table, as far as it can before the connection is free. */
async function readStage(
  { delivery: { adapter }, rejections, signal, progress }: LoadOptions,
  binding: DeliveryBinding,
  { staging, counts, sources }: Stage,
  free: Promise<void>,
): Promise<void> {
  staging.waitFor(free);
  let rows = 0;
  const rejection = rejections.add.bind(rejections);
  for (const { file, index, source } of sources) {
    const record = (values: readonly unknown[], line: number) => {
      rows += 1;
      staging.add(values, index, line);
    };
    const pause = async () => {
      signal?.throwIfAborted();
      if (rejections.isFull) {
        await staging.end();
        await rejections.flush();
      } else await staging.flush();
      progress?.({ source: adapter.name, phase: "reading", name: file.name, rows });
    };
    const read = await decodeExport(file.path, source, adapter, binding, { record, rejection, pause });
    for (const name of ["read", "refused", "passed"] as const) counts[name] += read[name];
  }
  await staging.end();
  await rejections.flush();
}

/** Has the planner know of rows that came in by the thousand. */
async function refresh({ client, subgraphs }: LoadOptions, stages: readonly Stage[]): Promise<void> {
  const kinds = stages.map(({ staging }) => staging.definition.kind);
  for (const { name, loaders } of subgraphs) {
    if (!loaders.some(({ kind }) => kinds.includes(kind))) continue;
    await client.query(`set local role ${roleOf(name)}`);
    await refreshStatistics(client, name);
    await client.query("reset role");
  }
}
