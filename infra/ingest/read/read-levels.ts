import type { CellReader, Row } from "../cell.js";
import type { BadRow, Batch, OpenFile } from "../read.js";
import { jsonCell } from "./json-cell.js";
import { ColumnSearch } from "./json-columns.js";
import { type Levels, levelsIn, type Nesting } from "./levels.js";
import { prefixesOf, type RowsPath } from "./rows-path.js";

/** Values of the outermost list, and where the rows stand in each. */
export interface OuterBatch {
  readonly batch: Batch;
  readonly within: RowsPath["within"];
}

/** A file of lists within lists, while it is read. */
export interface OuterReading extends Pick<OpenFile, "position" | "ending"> {
  readonly batches: AsyncGenerator<OuterBatch>;
}

/** How such a file is read. */
export interface LevelSource {
  readonly fileName: string;
  /** What is passed over with all that is in it, by the path that its column would have: `notes`, `contracts[].lines`. */
  readonly without: readonly string[];
  readonly nesting: Nesting;
  /** Reads it from its beginning. */
  read(): OuterReading;
}

/** Most rows that are handed over in one go: a value of the outermost list may hold many. */
const BATCH_ROWS = 1_000;

/**
 * Opens a file of lists within lists: a row for each value of the innermost one, numbered from 1 in the order of the
 * file. Its columns are what stands in that value and in those around it, each by its path: `number`,
 * `contracts[].begin`, `contracts[].lines[].fte`. It is read twice, for a column may first come up late.
 */
export async function openLevels(source: LevelSource): Promise<OpenFile> {
  const columns = await findColumns(source);
  const reading = source.read();
  const batches = rowsOf(reading.batches, source.nesting);
  return {
    headers: columns.map(({ header }) => header),
    cell: (index) => columns[index]?.read ?? (() => null),
    batches,
    position: () => reading.position?.() ?? 0,
    ending: () => reading.ending?.() ?? "whole",
    close: () => batches.return(undefined),
  };
}

interface LevelColumn {
  readonly header: string;
  readonly read: CellReader;
}

async function findColumns({ fileName, without, nesting, read }: LevelSource): Promise<LevelColumn[]> {
  let searches: ColumnSearch[] = [];
  let prefixes: readonly string[] = [];
  const seen: (object | null)[] = [];
  for await (const { batch, within } of read().batches) {
    if (batch.rows.length === 0) continue;
    if (searches.length === 0) {
      prefixes = prefixesOf(within);
      searches = prefixes.map(
        (prefix, level) => new ColumnSearch(fileName, passedOver(prefix, [within[level]?.join("."), without])),
      );
    }
    for (const row of batch.rows) {
      for (const levels of levelsIn(row, within, nesting)) {
        if (!isLevels(levels)) continue;
        for (const [level, value] of levels.entries()) {
          if (value && value !== seen[level]) searches[level]?.see([value as Row]);
          seen[level] = value;
        }
      }
    }
  }
  return searches.flatMap((search, level) => columnsAt(level, prefixes[level] ?? "", search));
}

/** The list that goes deeper, and what else is passed over at a level: by their paths there. */
const passedOver = (prefix: string, [deeper, without]: readonly [string | undefined, readonly string[]]): Set<string> =>
  new Set([
    ...(deeper === undefined ? [] : [deeper]),
    ...without.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
  ]);

function columnsAt(level: number, prefix: string, search: ColumnSearch): LevelColumn[] {
  const { headers, paths } = search.found();
  return headers.map((header, index) => {
    const read = jsonCell(paths[index] ?? []);
    return {
      header: prefix + header,
      read: (row) => {
        const value = (row as unknown as Levels)[level];
        return value ? read(value as Row) : null;
      },
    };
  });
}

async function* rowsOf(batches: AsyncGenerator<OuterBatch>, nesting: Nesting): AsyncGenerator<Batch> {
  let count = 0;
  let open = emptyBatch();
  for await (const { batch, within } of batches) {
    for (const { value, fault } of inOrder(batch)) {
      for (const one of fault ? [fault] : levelsIn(value, within, nesting)) {
        count += 1;
        if (isLevels(one)) {
          open.rows.push(one as unknown as Row);
          open.lines.push(count);
        } else open.bad.push({ ...one, line: count });
        if (open.lines.length + open.bad.length < BATCH_ROWS) continue;
        yield open;
        open = emptyBatch();
      }
    }
    yield open;
    open = emptyBatch();
  }
}

type Outer =
  | { readonly value: object; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: BadRow };

/** The values of a batch, good and bad, in the order of the file. */
function inOrder({ rows, lines, bad }: Batch): readonly Outer[] {
  if (bad.length === 0) return rows.map((value) => ({ value }));
  const all = [
    ...rows.map((value, index) => ({ line: lines[index] ?? 0, outer: { value } as Outer })),
    ...bad.map((fault) => ({ line: fault.line, outer: { fault } as Outer })),
  ];
  return all.sort((a, b) => a.line - b.line).map(({ outer }) => outer);
}

const isLevels = (one: Levels | object): one is Levels => Array.isArray(one);

const emptyBatch = () => ({ rows: [] as Row[], lines: [] as number[], bad: [] as BadRow[] });
