import { basename, extname } from "node:path";
import { HubError } from "../errors.js";
import type { Words } from "../words.js";
import { words } from "../words.js";
import type { CellReader, Row } from "./cell.js";
import type { SourceFile } from "./define.js";
import type { Dialect } from "./dialect.js";
import type { Profile } from "./profile.js";
import type { LastRows } from "./read/last-rows.js";
import { openDelimited } from "./read/read-delimited.js";
import { openJson } from "./read/read-json.js";
import { openXlsx } from "./read/read-xlsx.js";
import { openXml } from "./read/read-xml.js";
import { openXmlLevels } from "./read/read-xml-levels.js";
import { openNestedXml } from "./read/read-xml-nested.js";
import type { Look, Seen } from "./recall/row-memory.js";
import type { RejectionCode } from "./rejection.js";

/** A row that could not be taken apart. */
export interface BadRow {
  readonly line: number;
  readonly code: Extract<RejectionCode, "ROW_MALFORMED" | "ENCODING_WRONG">;
  readonly expected: Words;
  /** Where it has too many cells or too few, and nothing else tells whose they are. */
  readonly cells?: readonly string[] | undefined;
}

/** Some rows, with the line or row number of each. */
export interface Batch {
  readonly rows: readonly Row[];
  readonly lines: readonly number[];
  readonly bad: readonly BadRow[];
  /** What was seen in the text of each row; a row that is known has no cells. */
  readonly seen?: readonly (Seen | undefined)[] | undefined;
  /** What is to be known of rows, good and bad, because they are the last ones of the file. */
  readonly last?: LastRows | undefined;
}

/**
 * How a file ends. `cut`: without the end of its last line, so that more may have been behind it; `page`: with as many
 * rows as were asked for, so that a next page may have more.
 */
export type FileEnding = "whole" | "cut" | "page";

/** A file whose header is known. */
export interface OpenFile {
  /** As they stand in the file. */
  readonly headers: readonly string[];
  /** Reader of one of `headers`, by its place. */
  cell(index: number): CellReader;
  /** Has the text of each row looked at before it is taken apart; where rows have one, before the first is read. */
  lookWith?(look: Look): void;
  /** The rows, in order; once. */
  readonly batches: AsyncIterable<Batch>;
  /** How the file ended, once its last rows have been read; whole where the reader has no doubts. */
  ending?(): FileEnding;
  /** Bytes read so far, where the reader can tell. */
  position?(): number;
  /** Closes the file, read to its end or not. */
  close(): Promise<unknown>;
}

/**
 * Opens a file and reads its header.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export function openFile(path: string, dialect: Dialect): Promise<OpenFile> {
  if (dialect.form === "json") return openJson(path, dialect);
  if (dialect.form === "xml") {
    if (dialect.rows) return openXmlLevels(path, dialect.rows, dialect.without);
    return dialect.nested ? openNestedXml(path, dialect.nested) : openXml(path, dialect);
  }
  if (dialect.form === "xlsx") return openXlsx(path, dialect);
  return openDelimited(path, dialect);
}

/** The form that a file's extension stands for; delimited for any that is not known. */
const FORMS: Readonly<Record<string, Dialect["form"]>> = { ".json": "json", ".xml": "xml", ".xlsx": "xlsx" };

/** The form of a file, by its extension. */
export const formOf = (path: string): Dialect["form"] => FORMS[extname(path).toLowerCase()] ?? "delimited";

/**
 * How a file is written: by its extension, and by what the board's profile says of its files.
 * @param source What it is read as, where that says where the rows stand.
 * @throws FILE_MALFORMED when the source has no files of that form.
 */
export function dialectOf(
  path: string,
  dialects: readonly Dialect[],
  profile: Profile,
  source: Pick<SourceFile, "rows" | "without"> = {},
): Dialect {
  const form = formOf(path);
  const found = dialects.find((dialect) => dialect.form === form);
  if (found) return overridden(found, profile, source);
  const forms = dialects.map((dialect) => dialect.form).join(", ");
  throw new HubError(
    "FILE_MALFORMED",
    words(
      `${basename(path)}: a file in the form ${form}. Expected ${forms}.`,
      `${basename(path)}: een bestand in de vorm ${form}. Verwacht: ${forms}.`,
    ),
  );
}

/** A dialect as the profile has it: what the profile does not say stays, and each form takes what it can have. */
function overridden(
  dialect: Dialect,
  profile: Profile,
  { rows, without }: Pick<SourceFile, "rows" | "without">,
): Dialect {
  const { dates = dialect.dates, decimals = dialect.decimals } = profile;
  if (dialect.form === "xml") return { ...dialect, dates, decimals, ...(rows && { rows, without }) };
  // Numbers of JSON and of sheets have a point, whatever the sign that the board's texts have.
  if (dialect.form === "json") {
    return { ...dialect, dates, rows: rows ?? profile.rows ?? dialect.rows, ...(without && { without }) };
  }
  const { titleRows = dialect.titleRows, totalRows = dialect.totalRows } = profile;
  if (dialect.form === "xlsx") {
    // A cell that holds a day is read as `yyyy-MM-dd`, however the sheet shows it.
    const forms = profile.dates ? [...new Set(["iso" as const, ...profile.dates])] : dialect.dates;
    return { ...dialect, dates: forms, titleRows, totalRows, sheet: profile.sheet ?? dialect.sheet };
  }
  const { encoding = dialect.encoding, delimiter = dialect.delimiter, quotes = dialect.quotes } = profile;
  return { ...dialect, dates, decimals, encoding, delimiter, quotes, titleRows, totalRows };
}
