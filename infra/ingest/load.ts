import type { ClientBase } from "pg";
import { roleOf } from "../db/migrate.js";
import { refreshStatistics } from "../db/statistics.js";
import { HubError } from "../errors.js";
import type { AnySubgraph, Loader, LoadRejection } from "../hub.js";
import { decodeExport, decodeLookup, emptyKept, type FileCounts } from "./decode-file.js";
import type { Export } from "./define.js";
import type { DeliveredFile, Delivery } from "./delivery.js";
import { removeDoubles } from "./double.js";
import type { Profile } from "./profile.js";
import type { RejectionWriter } from "./rejections.js";
import type { KindCounts } from "./run.js";
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

type Stage = { readonly staging: Staging; readonly counts: KindCounts; readonly columns: Export["columns"] };

/** Reads a delivery's files into staging and has every subgraph load its kinds; the caller commits or rolls back. */
export async function loadDelivery(options: LoadOptions): Promise<Record<string, KindCounts>> {
  const stages = new Map<string, Stage>();
  try {
    await stageFiles(options, stages);
  } catch (error) {
    for (const { staging } of stages.values()) await staging.abort();
    throw error;
  }
  for (const stage of stages.values()) await refuseDoubles(options, stage);
  await loadStages(options, stages);
  return Object.fromEntries([...stages].map(([kind, { counts }]) => [kind, counts]));
}

async function stageFiles(options: LoadOptions, stages: Map<string, Stage>): Promise<void> {
  const { client, delivery, profile, rejections, signal, progress } = options;
  const { adapter, files } = delivery;
  const binding = { profile, dates: adapter.dialect.dates, kept: emptyKept(adapter) };
  let rows = 0;
  const rejection = rejections.add.bind(rejections);
  for (const { path, source } of files) {
    if (source.role !== "lookup") continue;
    const pause = () => (rejections.isFull ? rejections.flush() : Promise.resolve());
    await decodeLookup(path, source, adapter, binding, { rejection, pause });
  }
  for (const { file, index, source } of exportsOf(delivery)) {
    const stage = stages.get(source.record.kind) ?? (await newStage(client, source));
    stages.set(source.record.kind, stage);
    const counts = await decodeExport(file.path, source, adapter, binding, {
      record: (values, line) => {
        rows += 1;
        stage.staging.add(values, index, line);
      },
      rejection,
      pause: async () => {
        signal?.throwIfAborted();
        await stage.staging.flush();
        if (rejections.isFull) {
          await stage.staging.end();
          await rejections.flush();
        }
        progress?.({ source: adapter.name, phase: "reading", name: file.name, rows });
      },
    });
    await stage.staging.end();
    await rejections.flush();
    addCounts(stage.counts, counts);
  }
}

/** The exports of a delivery in the adapter's reading order; `index` is the file's place in the delivery. */
function exportsOf({ adapter, files }: Delivery): { file: DeliveredFile; index: number; source: Export }[] {
  return adapter.files
    .filter((source) => source.role === "export")
    .flatMap((source) => files.flatMap((file, index) => (file.source === source ? [{ file, index, source }] : [])));
}

async function newStage(client: ClientBase, { record, columns }: Export): Promise<Stage> {
  const counts = { read: 0, refused: 0, passed: 0, double: 0, added: 0, changed: 0, removed: 0, unchanged: 0 };
  return { staging: await Staging.create(client, record), counts, columns };
}

function addCounts(counts: KindCounts, { read, refused, passed }: FileCounts): void {
  counts.read += read;
  counts.refused += refused;
  counts.passed += passed;
}

/** Rows with equal keys: the same twice counts once; a contradiction loses both. */
async function refuseDoubles(
  { client, delivery, rejections }: LoadOptions,
  { staging, counts, columns }: Stage,
): Promise<void> {
  const { definition, name } = staging;
  const { identical, conflicting } = await removeDoubles(client, name, definition);
  counts.double += identical;
  counts.refused += conflicting.length;
  const column = columns[definition.key[0] as string]?.headers[0] ?? null;
  for (const { file, line } of conflicting) {
    const expected = `one row per ${definition.key.join(" + ")}, or rows that say the same`;
    rejections.add({ file: fileName(delivery, file), line, column, code: "KEY_CONFLICT", effect: "row", expected });
  }
  await rejections.flush();
}

async function loadStages(options: LoadOptions, stages: ReadonlyMap<string, Stage>): Promise<void> {
  const { client, subgraphs, delivery, signal, progress } = options;
  const loaded = new Set<string>();
  for (const subgraph of subgraphs) {
    for (const loader of subgraph.loaders) {
      const stage = stages.get(loader.kind);
      if (!stage) continue;
      signal?.throwIfAborted();
      progress?.({ source: delivery.adapter.name, phase: "loading", name: loader.kind, rows: stage.counts.read });
      await runLoader(options, loader, stage, roleOf(subgraph.name));
      loaded.add(loader.kind);
    }
    if (subgraph.loaders.some(({ kind }) => stages.has(kind))) {
      await client.query(`set local role ${roleOf(subgraph.name)}`);
      await refreshStatistics(client, subgraph.name);
      await client.query("reset role");
    }
  }
  const orphan = [...stages.keys()].find((kind) => !loaded.has(kind));
  if (orphan) throw new HubError("INTERNAL", `${orphan}: no subgraph loads this kind of record.`);
}

async function runLoader(
  { client, delivery, runId, boardName, profile, rejections }: LoadOptions,
  loader: Loader,
  { staging, counts, columns }: Stage,
  role: string,
): Promise<void> {
  const refused = new Set<string>();
  const reject = async (found: readonly LoadRejection[]) => {
    for (const { file, line, field, code, expected } of found) {
      refused.add(`${file}:${line}`);
      const column = field === null ? null : (columns[field]?.headers[0] ?? field);
      rejections.add({ file: fileName(delivery, file), line, column, code, effect: "row", expected });
    }
    if (!rejections.isFull) return;
    await client.query("reset role");
    await rejections.flush();
    await client.query(`set local role ${role}`);
  };
  const { board, adapter } = delivery;
  // A row that was refused is not a row that was left out: with such rows nobody can tell what is gone.
  const coverage = counts.refused > 0 ? "windowed" : (profile.coverage ?? adapter.coverage);
  await client.query(`grant select on ${staging.name} to ${role}; set local role ${role}`);
  const loaded = await loader.load({ client, runId, board, boardName, coverage, staged: staging.name, reject });
  await client.query("reset role");
  for (const name of ["added", "changed", "removed", "unchanged"] as const) counts[name] += loaded[name];
  counts.refused += refused.size;
  await rejections.flush();
}

const fileName = ({ files }: Delivery, index: number): string => files[index]?.name ?? "";
