import { basename } from "node:path";
import { words } from "../../words.js";
import type { JsonDialect } from "../dialect.js";
import type { Batch, OpenFile } from "../read.js";
import { ByteReader } from "./bytes.js";
import { jsonCell } from "./json-cell.js";
import { ColumnSearch, type JsonColumns } from "./json-columns.js";
import { JsonRows } from "./json-rows.js";
import { type OuterBatch, openLevels } from "./read-levels.js";
import { pathAt, type RowsPath, rowsPathOf } from "./rows-path.js";

/**
 * Opens a JSON export. What stands within objects and lists of a row is a column too, by its path:
 * `workingAmount.amountOfWork`, `contracts[0].code`. When the first rows all have the same keys and plain values, so
 * must the others, and these are the columns; else the file is read twice, for a column may first come up late.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export async function openJson(
  path: string,
  { rows: asked = ["rows"], without = [] }: Pick<JsonDialect, "rows" | "without"> = {},
): Promise<OpenFile> {
  const places = asked.map(rowsPathOf);
  if (without.length > 0 || places.some(({ within }) => within.length > 0)) return openNested(path, places, without);
  const lists = places.map(({ list }) => list);
  const { headers, paths, keys } = await findColumns(path, lists);
  const rows = new JsonRows(basename(path), lists, keys);
  const batches = readRows(path, rows);
  return {
    headers,
    cell: (index) => jsonCell(paths[index] ?? []),
    lookWith: (look) => {
      rows.look = look;
    },
    batches,
    position: () => rows.position,
    ending: () => rows.ending,
    close: () => batches.return(undefined),
  };
}

/** Lists within the values of the list; a value that stands alone is no list, for nobody can tell what it would be with others. */
function openNested(path: string, places: readonly RowsPath[], without: readonly string[]): Promise<OpenFile> {
  const fileName = basename(path);
  const lists = places.map(({ list }) => list);
  return openLevels({
    fileName,
    without,
    nesting: {
      asList: (value) => (Array.isArray(value) ? value : undefined),
      value: words("an object", "een object"),
    },
    read() {
      const rows = new JsonRows(fileName, lists);
      return {
        batches: nestedBatches(path, rows, places),
        position: () => rows.position,
        ending: () => rows.ending,
      };
    },
  });
}

async function* nestedBatches(path: string, rows: JsonRows, places: readonly RowsPath[]): AsyncGenerator<OuterBatch> {
  for await (const batch of readRows(path, rows)) yield { batch, within: pathAt(places, rows.listPath).within };
}

async function findColumns(path: string, lists: readonly string[]): Promise<JsonColumns> {
  const search = new ColumnSearch(basename(path));
  for await (const { rows } of readRows(path, new JsonRows(basename(path), lists))) {
    search.see(rows);
    if (search.settled) break;
  }
  return search.found();
}

async function* readRows(path: string, rows: JsonRows): AsyncGenerator<Batch> {
  const bytes = await ByteReader.open(path);
  try {
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(rows.rest)) yield* rows.take(chunk);
  } finally {
    await bytes.close();
  }
  rows.end();
}
