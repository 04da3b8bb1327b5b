import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { HubError } from "../errors.js";
import type { Loader, LoadRejection, StagedRecords } from "../hub.js";
import { columnOf } from "../record.js";
import { conflictIn } from "./conflicts.js";
import { removeDoubles, type StagedRow } from "./double.js";
import type { LoadOptions, Stage } from "./load.js";
import type { Cells } from "./own-lines.js";
import { requireAccepted } from "./run.js";

/** A loader, and the role that it works under. */
interface Loading {
  readonly loader: Loader;
  readonly role: string;
}

/**
 * Has every subgraph that wants this kind of record check what is staged of it, then load what is left.
 * @param stages of all kinds of the delivery, to count what goes along with what is removed
 * @throws ROWS_REFUSED when nothing is left of what was delivered.
 */
export async function loadKind(options: LoadOptions, stage: Stage, stages: readonly Stage[]): Promise<void> {
  const { client, subgraphs, board, boardName, source, progress, runId, coverage, day } = options;
  const { staging, refused, counts, records } = stage;
  const { kind } = staging.definition;
  const loadings = subgraphs.flatMap(({ name, loaders }): Loading[] =>
    loaders.filter((loader) => loader.kind === kind).map((loader) => ({ loader, role: roleOf(name) })),
  );
  if (loadings.length === 0) throw new HubError("INTERNAL", `${kind}: no subgraph loads this kind of record.`);
  options.signal?.throwIfAborted();
  progress?.({ source, phase: "loading", name: kind, rows: counts.read, bytes: 0, ofBytes: 0 });
  const roles = loadings.map(({ role }) => role).join(", ");
  // The planner is told how many rows there are: of a table that has just been filled it expects far fewer.
  await client.query(`analyze ${staging.name} (_line); grant select on ${staging.name}, ${refused.name} to ${roles}`);
  await refuseDoubles(options, stage);
  const staged = { client, runId, source, board, boardName, day, staged: staging.name };
  for (const loading of loadings) await check(options, stage, staged, loading);
  if (!records.mayBeEmpty) requireAccepted(records.origin, counts);
  const context = { ...staged, refused: refused.name, coverage: refused.isUnknown ? "delta" : coverage } as const;
  for (const { loader, role } of loadings) {
    await client.query(`set local role ${role}`);
    const loaded = await loader.load(context);
    await client.query("reset role");
    for (const name of ["added", "changed", "removed", "unchanged"] as const) counts[name] += loaded[name];
    for (const other of stages) other.counts.removed += loaded.alongside?.[other.staging.definition.kind] ?? 0;
  }
}

/** Rows with equal keys: the same twice counts once; a contradiction loses both. */
async function refuseDoubles(options: LoadOptions, stage: Stage): Promise<void> {
  const { staging, refused, counts, records } = stage;
  const { definition, name } = staging;
  const { identical, conflicting } = await removeDoubles(options.client, name, refused.name, definition);
  counts.double += identical;
  counts.refused += conflicting.length;
  const conflict = conflictIn(records);
  const cells = await cellsOf(stage, conflicting);
  for (const { file, line, record } of conflicting) {
    const rejection = {
      ...conflict,
      file: records.fileName(file),
      line,
      inRegister: options.ofBoard ? undefined : true,
      cells: cells.get(placeOf({ file, line })),
    } as const;
    options.rejections.add(rejection, Object.values(record));
  }
  if (options.rejections.isFull) await options.rejections.flush();
}

async function check(
  { client, rejections, ofBoard }: LoadOptions,
  stage: Stage,
  context: StagedRecords,
  { loader, role }: Loading,
): Promise<void> {
  if (!loader.check) return;
  const { staging, refused, counts, records } = stage;
  await client.query(`set local role ${role}`);
  await loader.check({
    ...context,
    async reject(found) {
      if (found.length === 0) return;
      await client.query("reset role");
      const key = staging.definition.key.map(columnOf).join(", ");
      const gone = await removeRefused(client, staging.name, { name: refused.name, key }, found);
      counts.refused += gone.length;
      const cells = await cellsOf(stage, gone);
      const made = new Map(gone.map((row) => [placeOf(row), row.record]));
      const told = new Set<string>();
      for (const { file, line, field, code, expected } of found) {
        const place = `${file}/${line}/${field}/${code}`;
        if (told.has(place)) continue; // several records of one row
        told.add(place);
        const at = placeOf({ file, line });
        const record = made.get(at) ?? {};
        const own = { value: field === null ? null : record[columnOf(field)], cells: cells.get(at) };
        const column = field === null ? null : records.headerOf(field, own);
        const rejection = { file: records.fileName(file), line, column, code, effect: "row", expected } as const;
        rejections.add(
          { ...rejection, inRegister: ofBoard ? undefined : true, cells: own.cells },
          Object.values(record),
        );
      }
      if (rejections.isFull) await rejections.flush();
      await client.query(`set local role ${role}`);
    },
  });
  await client.query("reset role");
}

/**
 * Takes refused rows out of a staging table, under the role that made it; their keys go to the table of refused ones.
 */
export async function removeRefused(
  client: ClientBase,
  staged: string,
  refused: { readonly name: string; readonly key: string },
  rejections: readonly Pick<LoadRejection, "file" | "line">[],
): Promise<StagedRow[]> {
  const { rows } = await client.query<StagedRow>(
    `with gone as (
       delete from ${staged} s where (_file, _line) in (select * from unnest($1::int[], $2::int[]))
       returning ${refused.key}, _file as file, _line as line, to_jsonb(s) as record),
     noted as (insert into ${refused.name} select ${refused.key} from gone)
     select file, line, record from gone`,
    [rejections.map(({ file }) => file), rejections.map(({ line }) => line)],
  );
  return rows;
}

const placeOf = ({ file, line }: Pick<StagedRow, "file" | "line">) => `${file}/${line}`;

/** Rows as their board wrote them, by place; none where nobody has them any more: half a line would pass for the whole. */
async function cellsOf(stage: Stage, rows: readonly StagedRow[]): Promise<Map<string, Cells>> {
  const found = new Map<string, Cells>();
  for (const [file, ofFile] of Map.groupBy(rows, (row) => row.file)) {
    const own = await stage.records.ownRows?.(file, new Set(ofFile.map(({ line }) => line)));
    for (const [line, cells] of own ?? []) found.set(placeOf({ file, line }), cells);
  }
  return found;
}
