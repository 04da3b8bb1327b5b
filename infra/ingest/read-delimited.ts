import { basename } from "node:path";
import { words } from "../words.js";
import { ByteReader } from "./bytes.js";
import type { Row } from "./cell.js";
import type { DelimitedDialect } from "./define.js";
import { readHeader } from "./delimited-header.js";
import { DelimitedRows } from "./delimited-rows.js";
import type { BadRow, Batch, OpenFile } from "./read.js";
import type { SplitRow } from "./split.js";

/**
 * Opens a delimited export: the first line below the title rows that is not blank is its header.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export async function openDelimited(path: string, dialect: DelimitedDialect): Promise<OpenFile> {
  const rows = splitRows(path, dialect);
  try {
    const { value: first } = await rows.next();
    const headers = readHeader(first?.shift(), basename(path), dialect);
    return {
      headers,
      cell: (index) => (row) => (row as readonly string[])[index] ?? null,
      batches: toBatches(holdBack(first ?? [], rows, dialect.totalRows ?? 0), headers.length),
      close: () => rows.return(undefined),
    };
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }
}

/** The rows of each chunk of a file, header first; never none. */
async function* splitRows(path: string, dialect: DelimitedDialect): AsyncGenerator<SplitRow[], undefined> {
  const bytes = await ByteReader.open(path);
  const rows = new DelimitedRows(bytes.name, dialect);
  try {
    let pending: Buffer = Buffer.alloc(0);
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(pending)) {
      pending = chunk.subarray(rows.take(chunk));
      const some = rows.drain();
      if (some.length > 0) yield some;
    }
    rows.end(pending);
    const some = rows.drain();
    if (some.length > 0) yield some;
  } finally {
    await bytes.close();
  }
  rows.check();
}

/** All rows but the last `count`, which are known only when nothing follows them. */
async function* holdBack(
  first: SplitRow[],
  rest: AsyncIterable<SplitRow[]>,
  count: number,
): AsyncGenerator<SplitRow[]> {
  let held: SplitRow[] = first.splice(Math.max(0, first.length - count));
  yield first;
  for await (const rows of rest) {
    const all = count > 0 ? held.concat(rows) : rows;
    held = all.splice(Math.max(0, all.length - count));
    yield all;
  }
}

async function* toBatches(chunks: AsyncIterable<SplitRow[]>, width: number): AsyncGenerator<Batch> {
  for await (const rows of chunks) yield toBatch(rows, width);
}

function toBatch(split: readonly SplitRow[], width: number): Batch {
  const rows: Row[] = [];
  const lines: number[] = [];
  const bad: BadRow[] = [];
  for (const { line, cells } of split) {
    if (!Array.isArray(cells)) bad.push({ line, ...cells });
    else if (cells.length === width || isPadded(cells, width)) {
      rows.push(cells);
      lines.push(line);
    } else bad.push({ line, code: "ROW_MALFORMED", expected: widthWords(width) });
  }
  return { rows, lines, bad };
}

const widthWords = (width: number) => words(`${width} cells, as the header has`, `${width} cellen, zoals de kopregel`);

/** A row may end in delimiters that the header does not have. */
const isPadded = (cells: readonly string[], width: number) =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
