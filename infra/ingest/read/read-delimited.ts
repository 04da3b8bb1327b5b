import { basename } from "node:path";
import { words } from "../../words.js";
import type { Row } from "../cell.js";
import type { DelimitedDialect } from "../dialect.js";
import type { BadRow, Batch, FileEnding, OpenFile } from "../read.js";
import type { Look, Seen } from "../recall/row-memory.js";
import { ByteReader } from "./bytes.js";
import { readHeader } from "./delimited-header.js";
import { DelimitedRows } from "./delimited-rows.js";
import { holdBack, type Stretch } from "./hold-back.js";
import { heldRows, type LastRows, totalsAmong } from "./last-rows.js";
import type { SplitRow } from "./split.js";

/**
 * Opens a delimited export: the first line below the title rows that is not blank is its header.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export async function openDelimited(path: string, dialect: DelimitedDialect): Promise<OpenFile> {
  const progress: Progress = { ending: "whole", position: 0 };
  const rows = splitRows(path, dialect, progress);
  try {
    const { value: first } = await rows.next();
    const headers = readHeader(first?.shift(), basename(path), dialect);
    let look: Look | undefined;
    const data = holdBack(first ?? [], rows, heldRows(dialect.totalRows));
    const lastRows = (last: readonly SplitRow[]) => lastRowsOf(last, headers.length, dialect, progress.ending);
    return {
      headers,
      cell: (index) => (row) => (row as readonly string[])[index] ?? null,
      lookWith: (one) => {
        look = one;
      },
      batches: toBatches(data, headers.length, () => look, lastRows),
      position: () => progress.position,
      ending: () => progress.ending,
      close: () => rows.return(undefined),
    };
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }
}

/** How far a file is read, and how it ends. */
interface Progress {
  ending: FileEnding;
  /** Bytes done with. */
  position: number;
}

/** A CR at the very end has its line ended, though an LF might have followed. */
const CR = 0x0d;

/** The rows of each chunk of a file, header first; never none. */
async function* splitRows(
  path: string,
  dialect: DelimitedDialect,
  progress: Progress,
): AsyncGenerator<SplitRow[], undefined> {
  const bytes = await ByteReader.open(path);
  const rows = new DelimitedRows(bytes.name, dialect);
  try {
    let pending: Buffer = Buffer.alloc(0);
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(pending)) {
      pending = chunk.subarray(rows.take(chunk));
      progress.position = bytes.position - pending.length;
      const some = rows.drain();
      if (some.length > 0) yield some;
    }
    if (pending.length > 0 && !pending.subarray(-2).includes(CR)) progress.ending = "cut";
    progress.position = bytes.position;
    rows.end(pending);
    const some = rows.drain();
    if (some.length > 0) yield some;
  } finally {
    await bytes.close();
  }
  rows.check();
}

async function* toBatches(
  stretches: AsyncIterable<Stretch<SplitRow>>,
  width: number,
  look: () => Look | undefined,
  lastRows: (rows: readonly SplitRow[]) => LastRows,
): AsyncGenerator<Batch> {
  for await (const { rows, isLast } of stretches) {
    const batch = toBatch(rows, width, look());
    yield isLast ? { ...batch, last: lastRows(rows) } : batch;
  }
}

/** A cell that was ended, by a delimiter behind it or by its closing quote, does not go on. */
function lastRowsOf(
  rows: readonly SplitRow[],
  width: number,
  { totalRows, quotes }: DelimitedDialect,
  ending: FileEnding,
): LastRows {
  const texts = rows.map(({ line, cells }) => ({ line, cells: Array.isArray(cells) ? cells : undefined }));
  const totals = totalsAmong(texts, totalRows);
  const { line = 0, cells = [], text = "" } = rows.at(-1) ?? {};
  const isEnded = !Array.isArray(cells) || cells.length > width || endsInQuote(text, quotes);
  const known = totals.get(line);
  const isCut = ending === "cut" && !isEnded && known !== "total" && known !== "undeclared";
  return isCut ? new Map([...totals, [line, "cut"]]) : totals;
}

const endsInQuote = (text: string, quotes: DelimitedDialect["quotes"]) =>
  quotes !== "stray" && text.endsWith(quotes === "single" ? "'" : '"');

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
    } else bad.push({ line, code: "ROW_MALFORMED", expected: widthWords(width), cells });
  }
  return { rows, lines, bad, seen };
}

const widthWords = (width: number) => words(`${width} cells, as the header has`, `${width} cellen, zoals de kopregel`);

/** A row may end in delimiters that the header does not have. */
const isPadded = (cells: readonly string[], width: number) =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
