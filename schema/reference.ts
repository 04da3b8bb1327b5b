import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";

/** Where a file of `schema/reference/` lies, by its path in that folder: `geo/municipality-regions.csv`. */
export const referenceFile = (name: string): URL => new URL(`../reference/${name}`, import.meta.url);

/** One row of a reference file: its cells by column name. An empty cell is an empty text. */
export type ReferenceRow<Column extends string> = Readonly<Record<Column, string>>;

/**
 * The rows of one of the hub's own reference files: UTF-8, comma, header row.
 * @throws Error when the file is missing, a row has another number of cells, or a column is not there.
 */
export async function readReference<const Column extends string>(
  name: string,
  columns: readonly Column[],
): Promise<readonly ReferenceRow<Column>[]> {
  const rows: Record<string, string>[] = parse(await readFile(referenceFile(name)), { columns: true, bom: true });
  const missing = columns.filter((column) => rows.length > 0 && !(column in (rows[0] ?? {})));
  if (missing.length > 0) throw new Error(`schema/reference/${name}: expected column ${missing.join(", ")}.`);
  return rows as ReferenceRow<Column>[];
}
