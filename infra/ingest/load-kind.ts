import type { ClientBase } from "pg";
import { roleOf } from "../db/migrate.js";
import { HubError } from "../errors.js";
import type { Loader, LoadRejection, StagedRecords } from "../hub.js";
import type { Delivery } from "./delivery.js";
import { removeDoubles } from "./double.js";
import type { LoadOptions, Stage } from "./load.js";
import { requireAccepted } from "./run.js";

/** A loader, and the role that it works under. */
interface Loading {
  readonly loader: Loader;
  readonly role: string;
}

/**
 * Has every subgraph that wants this kind of record check what is staged of it, then load what is left.
 * @throws ROWS_REFUSED when nothing is left of what was delivered.
 */
export async function loadKind(options: LoadOptions, stage: Stage): Promise<void> {
  const { client, subgraphs, delivery, profile, progress, runId, boardName } = options;
  const { staging, counts, sources } = stage;
  const { kind } = staging.definition;
  const loadings = subgraphs.flatMap(({ name, loaders }): Loading[] =>
    loaders.filter((loader) => loader.kind === kind).map((loader) => ({ loader, role: roleOf(name) })),
  );
  if (loadings.length === 0) throw new HubError("INTERNAL", `${kind}: no subgraph loads this kind of record.`);
  options.signal?.throwIfAborted();
  progress?.({ source: delivery.adapter.name, phase: "loading", name: kind, rows: counts.read });
  await refuseDoubles(options, stage);
  const records = { client, runId, board: delivery.board, boardName, staged: staging.name };
  for (const loading of loadings) await check(options, stage, records, loading);
  requireAccepted(sources.map(({ source }) => source.name).join(", "), counts);
  const coverage = counts.refused > 0 ? "partial" : (profile.coverage ?? delivery.adapter.coverage);
  for (const { loader, role } of loadings) {
    await client.query(`set local role ${role}`);
    const loaded = await loader.load({ ...records, coverage });
    await client.query("reset role");
    for (const name of ["added", "changed", "removed", "unchanged"] as const) counts[name] += loaded[name];
  }
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

async function check(
  { client, delivery, rejections }: LoadOptions,
  { staging, counts, columns }: Stage,
  records: StagedRecords,
  { loader, role }: Loading,
): Promise<void> {
  await client.query(`grant select on ${staging.name} to ${role}; set local role ${role}`);
  await loader.check?.({
    ...records,
    async reject(found) {
      if (found.length === 0) return;
      for (const { file, line, field, code, expected } of found) {
        const column = field === null ? null : (columns[field]?.headers[0] ?? field);
        rejections.add({ file: fileName(delivery, file), line, column, code, effect: "row", expected });
      }
      await client.query("reset role");
      counts.refused += await removeRefused(client, staging.name, found);
      if (rejections.isFull) await rejections.flush();
      await client.query(`set local role ${role}`);
    },
  });
  await client.query("reset role");
  await rejections.flush();
}

/** Takes refused rows out of a staging table, under the role that made it. Returns how many it took. */
export async function removeRefused(
  client: ClientBase,
  staged: string,
  rejections: readonly Pick<LoadRejection, "file" | "line">[],
): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${staged} where (_file, _line) in (select * from unnest($1::int[], $2::int[]))`,
    [rejections.map(({ file }) => file), rejections.map(({ line }) => line)],
  );
  return rowCount ?? 0;
}

const fileName = ({ files }: Delivery, index: number): string => files[index]?.name ?? "";
