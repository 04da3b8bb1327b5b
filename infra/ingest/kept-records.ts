import type { ClientBase } from "pg";
import type { RecordDefinition } from "../record.js";
import { archivedKinds, archivedParts } from "./archive.js";
import type { Adapter, Export } from "./define.js";
import type { KeptKey } from "./kept-keys.js";
import { fitPart } from "./kept-part.js";
import type { OwnLines } from "./own-lines.js";
import { headerReadFrom } from "./read-from.js";
import type { KindRecords, RecordSource } from "./records.js";
import type { Run } from "./run.js";

/** A run whose records are kept; `counts` of the rows that they were made of, of the kinds that are to count them. */
type KeptRun = Pick<Run, "id" | "files" | "counts">;

/** What is kept of a run besides its records. */
interface Kept {
  /** What the records are kept under; undefined when they are not encrypted. */
  readonly key: KeptKey | undefined;
  readonly ownLines: OwnLines;
}

/**
 * The records that a run brought, as they were read then.
 * @param adapter the run's own, if the hub still has it: knows the columns that fields came from
 * @param definitions of all kinds that subgraphs load
 */
export function keptRecords(
  client: ClientBase,
  run: KeptRun,
  adapter: Adapter | undefined,
  definitions: readonly RecordDefinition[],
  kept: Kept,
): RecordSource {
  return {
    overConnection: true,
    bytes: 0,
    async kinds() {
      const kinds = await archivedKinds(client, run.id);
      return kinds.flatMap(({ kind }): KindRecords[] => {
        const definition = definitions.find((one) => one.kind === kind);
        return definition ? [keptKind(client, run, definition, adapter, kept)] : [];
      });
    },
  };
}

function keptKind(
  client: ClientBase,
  { id, files, counts }: KeptRun,
  definition: RecordDefinition,
  adapter: Adapter | undefined,
  { key: secret, ownLines }: Kept,
): KindRecords {
  const { kind } = definition;
  const source = adapter?.files.find((file): file is Export => file.role === "export" && file.record.kind === kind);
  return {
    definition,
    origin: `records of run ${id}`,
    mayBeEmpty: source?.mayBeEmpty === true,
    fileName: (index) => files[index]?.name ?? "",
    ownRows(index, lines) {
      const rows = [...lines].flatMap((line) => {
        const cells = ownLines(files[index]?.name ?? "", line);
        return cells ? [[line, cells] as const] : [];
      });
      return Promise.resolve(new Map(rows));
    },
    headerOf: (field, read) => headerReadFrom(source?.columns[field]?.headers, read) ?? field,
    async read({ staging, refused, pause }) {
      let rows = 0;
      for await (const part of archivedParts(client, id, kind, secret)) {
        const { fields, text } = fitPart(id, definition, part);
        await staging.addText(fields, text, part.rows);
        rows += part.rows;
        await pause(kind, rows, 0);
      }
      const { rows: keys } = await client.query<{ key: string[] | null }>(
        "select key from ingest.refused_key where run_id = $1 and kind = $2",
        [id, kind],
      );
      for (const { key } of keys) refused.add(key ?? undefined);
      const { read = rows, refused: before = 0, passed = 0 } = counts[kind] ?? {};
      return { read, refused: before, passed };
    },
  };
}
