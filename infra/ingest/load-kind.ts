import { roleOf } from "../db/migrate.js";
import { HubError } from "../errors.js";
import type { Loader, LoadRejection } from "../hub.js";
import type { Delivery } from "./delivery.js";
import { removeDoubles } from "./double.js";
import type { LoadOptions, Stage } from "./load.js";

/** Has every subgraph that wants this kind of record load what is staged of it. */
export async function loadKind(options: LoadOptions, stage: Stage): Promise<void> {
  const { kind } = stage.staging.definition;
  await refuseDoubles(options, stage);
  let loaders = 0;
  for (const subgraph of options.subgraphs) {
    for (const loader of subgraph.loaders) {
      if (loader.kind !== kind) continue;
      loaders += 1;
      options.signal?.throwIfAborted();
      options.progress?.({
        source: options.delivery.adapter.name,
        phase: "loading",
        name: kind,
        rows: stage.counts.read,
      });
      await runLoader(options, loader, stage, roleOf(subgraph.name));
    }
  }
  if (loaders === 0) throw new HubError("INTERNAL", `${kind}: no subgraph loads this kind of record.`);
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
