import type { CellReader, Row } from "./cell.js";
import type { Dialect } from "./define.js";
import type { Profile } from "./profile.js";
import { openDelimited } from "./read-delimited.js";
import { openJson } from "./read-json.js";
import type { RejectionCode } from "./rejection.js";

/** A row that could not be taken apart. */
export interface BadRow {
  readonly line: number;
  readonly code: Extract<RejectionCode, "ROW_MALFORMED" | "ENCODING_WRONG">;
  readonly expected: string;
}

/** Some rows, with the line or row number of each. */
export interface Batch {
  readonly rows: readonly Row[];
  readonly lines: readonly number[];
  readonly bad: readonly BadRow[];
}

/** A file whose header is known. */
export interface OpenFile {
  /** As they stand in the file. */
  readonly headers: readonly string[];
  /** Reader of one of `headers`, by its place. */
  cell(index: number): CellReader;
  /** The rows, in order; once. */
  readonly batches: AsyncIterable<Batch>;
  /** Closes the file, read to its end or not. */
  close(): Promise<unknown>;
}

/**
 * Opens a file and reads its header.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export function openFile(path: string, dialect: Dialect, profile: Profile): Promise<OpenFile> {
  if (dialect.form === "json") return openJson(path);
  const { encoding = dialect.encoding, delimiter = dialect.delimiter } = profile;
  return openDelimited(path, { ...dialect, encoding, delimiter });
}
