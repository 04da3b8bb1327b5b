import { basename } from "node:path";
import { HubError } from "../errors.js";
import { ByteReader } from "./bytes.js";
import type { Row } from "./cell.js";
import type { DelimitedDialect } from "./define.js";
import { decodeStrict, type Encoding, readMark, Utf8Watch } from "./encoding.js";
import type { BadRow, Batch, OpenFile } from "./read.js";
import { RowSplitter, type SplitRow } from "./split.js";

/** Longest a line may be. */
const MAX_LINE = 1024 * 1024;

/** Opens a delimited export: its first line is the header. */
export async function openDelimited(path: string, dialect: DelimitedDialect): Promise<OpenFile> {
  const name = basename(path);
  const rows = splitRows(path, dialect);
  const { value: header } = await rows.next();
  const first = header?.shift();
  if (!header || !first) throw new HubError("FILE_EMPTY", `${name}: empty. Expected a header line and rows.`);
  if (!Array.isArray(first.cells)) {
    await rows.return(undefined);
    throw new HubError("FILE_MALFORMED", `${name} line 1: no header. Expected ${first.cells.expected}.`);
  }
  const headers: readonly string[] = first.cells;
  return {
    headers: headers.map((cell) => cell.trim()),
    cell: (index) => (row) => (row as readonly string[])[index] ?? null,
    batches: toBatches(header, rows, headers.length),
    close: () => rows.return(undefined),
  };
}

async function* toBatches(first: SplitRow[], rest: AsyncIterable<SplitRow[]>, width: number): AsyncGenerator<Batch> {
  yield toBatch(first, width);
  for await (const rows of rest) yield toBatch(rows, width);
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
    } else bad.push({ line, code: "ROW_MALFORMED", expected: `${width} cells, as the header has` });
  }
  return { rows, lines, bad };
}

/** A row may end in delimiters that the header does not have. */
const isPadded = (cells: readonly string[], width: number) =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");

/** The rows of each chunk of a file, header first. */
async function* splitRows(path: string, dialect: DelimitedDialect): AsyncGenerator<SplitRow[]> {
  const bytes = await ByteReader.open(path);
  const splitter = new RowSplitter(dialect);
  const watch = new Utf8Watch();
  let pending: Buffer = Buffer.alloc(0);
  let encoding: Encoding | undefined;
  try {
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(pending)) {
      const mark = encoding ? undefined : readMark(chunk, bytes.name);
      encoding ??= mark?.encoding ?? dialect.encoding;
      const cut = chunk.lastIndexOf(0x0a) + 1;
      if (cut === 0 && chunk.length > MAX_LINE) {
        throw new HubError("FILE_MALFORMED", `${bytes.name}: a line longer than 1 MB.`);
      }
      const whole = chunk.subarray(mark && cut > 0 ? mark.length : 0, cut);
      pending = chunk.subarray(mark && cut === 0 ? mark.length : cut);
      if (encoding === "windows-1252") watch.see(whole);
      const rows = takeLines(splitter, whole, encoding);
      if (rows.length > 0) yield rows;
    }
    encoding ??= dialect.encoding;
    if (encoding === "windows-1252") watch.see(pending);
    const rows = [...takeLines(splitter, pending, encoding), ...splitter.end()];
    if (rows.length > 0) yield rows;
  } finally {
    await bytes.close();
  }
  if (watch.isUtf8) throw new HubError("ENCODING_WRONG", `${bytes.name}: written in UTF-8, declared as Windows-1252.`);
}

/** Whole lines, decoded as one; line by line only where a byte has no meaning. */
function takeLines(splitter: RowSplitter, bytes: Buffer, encoding: Encoding): SplitRow[] {
  const rows: SplitRow[] = [];
  const text = decodeStrict(bytes, encoding);
  if (text !== undefined) {
    forEachLine(text, "\n", (start, end) => splitter.push(text.slice(start, end), rows));
    return rows;
  }
  forEachLine(bytes, 0x0a, (start, end) => {
    const line = decodeStrict(bytes.subarray(start, end), encoding);
    if (line === undefined) splitter.pushUndecodable(encoding, rows);
    else splitter.push(line, rows);
  });
  return rows;
}

function forEachLine<B>(
  from: { indexOf(mark: B, at: number): number; length: number },
  mark: B,
  visit: (start: number, end: number) => void,
) {
  for (let start = 0; start < from.length; ) {
    const found = from.indexOf(mark, start);
    const end = found < 0 ? from.length : found;
    visit(start, end);
    start = end + 1;
  }
}
