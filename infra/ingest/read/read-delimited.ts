import { basename } from "node:path";
import { words } from "../../words.js";
import type { Row } from "../cell.js";
import type { DelimitedDialect } from "../define.js";
import type { BadRow, Batch, FileEnding, OpenFile } from "../read.js";
import type { Look, Seen } from "../recall/row-memory.js";
import { ByteReader } from "./bytes.js";
import { readHeader } from "./delimited-header.js";
import { DelimitedRows } from "./delimited-rows.js";
import { holdBack } from "./hold-back.js";
import type { SplitRow } from "./split.js";

/**
 * Opens a delimited export: the first line below the title rows that is not blank is its header.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export async function openDelimited(path: string, dialect: DelimitedDialect): Promise<OpenFile> {
  let ending: FileEnding = "whole";
  const rows = splitRows(path, dialect, () => {
    ending = "cut";
  });
  try {
    const { value: first } = await rows.next();
    const headers = readHeader(first?.shift(), basename(path), dialect);
    const { totalRows = 0 } = dialect;
    let look: Look | undefined;
    const data = totalRows > 0 ? holdBack(first ?? [], rows, totalRows) : chain(first ?? [], rows);
    return {
      headers,
      cell: (index) => (row) => (row as readonly string[])[index] ?? null,
      lookWith: (one) => {
        look = one;
      },
      batches: toBatches(data, headers.length, () => look),
      ending: () => ending,
      close: () => rows.return(undefined),
    };
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }
}

/** A CR at the very end has its line ended, though an LF might have followed. */
const CR = 0x0d;

/** The rows of each chunk of a file, header first; never none. */
async function* splitRows(
  path: string,
  dialect: DelimitedDialect,
  isCut: () => void,
): AsyncGenerator<SplitRow[], undefined> {
  const bytes = await ByteReader.open(path);
  const rows = new DelimitedRows(bytes.name, dialect);
  try {
    let pending: Buffer = Buffer.alloc(0);
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(pending)) {
      pending = chunk.subarray(rows.take(chunk));
      const some = rows.drain();
      if (some.length > 0) yield some;
    }
    if (pending.length > 0 && !pending.subarray(-2).includes(CR)) isCut();
    rows.end(pending);
    const some = rows.drain();
    if (some.length > 0) yield some;
  } finally {
    await bytes.close();
  }
  rows.check();
}

async function* chain(first: readonly SplitRow[], rest: AsyncIterable<readonly SplitRow[]>) {
  yield first;
  yield* rest;
}

async function* toBatches(
  chunks: AsyncIterable<readonly SplitRow[]>,
  width: number,
  look: () => Look | undefined,
): AsyncGenerator<Batch> {
  for await (const rows of chunks) yield toBatch(rows, width, look());
}

const NO_CELLS: readonly string[] = [];

function toBatch(split: readonly SplitRow[], width: number, look: Look | undefined): Batch {
  const rows: Row[] = [];
  const lines: number[] = [];
  const bad: BadRow[] = [];
  const seen: (Seen | undefined)[] = [];
  for (const row of split) {
    const { line, text } = row;
    const found = text === undefined ? undefined : look?.(text);
    if (found?.records) {
      rows.push(NO_CELLS);
      lines.push(line);
      seen.push(found);
      continue;
    }
    const { cells } = row;
    if (!Array.isArray(cells)) bad.push({ line, ...cells });
    else if (cells.length === width || isPadded(cells, width)) {
      rows.push(cells);
      lines.push(line);
      seen.push(found);
    } else bad.push({ line, code: "ROW_MALFORMED", expected: widthWords(width) });
  }
  return { rows, lines, bad, seen };
}

const widthWords = (width: number) => words(`${width} cells, as the header has`, `${width} cellen, zoals de kopregel`);

/** A row may end in delimiters that the header does not have. */
const isPadded = (cells: readonly string[], width: number) =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
