import { HubError } from "../../errors.js";
import type { DelimitedDialect } from "../define.js";
import type { SplitRow } from "./split.js";

/** Most columns that a file may have. */
const MAX_COLUMNS = 10_000;

type Delimiter = DelimitedDialect["delimiter"];

const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ";": "a semicolon",
  ",": "a comma",
  "|": "a bar",
  "\t": "a tab",
};

/**
 * The headers of a delimited file, trimmed.
 * @throws FILE_EMPTY without a row; FILE_MALFORMED when it cannot be a header: too many cells, or only one that holds
 *   another delimiter.
 */
export function readHeader(row: SplitRow | undefined, fileName: string, { delimiter }: DelimitedDialect): string[] {
  if (!row) throw new HubError("FILE_EMPTY", `${fileName}: empty. Expected a header line and rows.`);
  const { line, cells } = row;
  const malformed = (what: string) => new HubError("FILE_MALFORMED", `${fileName} line ${line}: ${what}`);
  if (!Array.isArray(cells)) throw malformed(`no header. Expected ${cells.expected.en}.`);
  if (cells.length > MAX_COLUMNS) throw malformed(`${cells.length} columns. Expected ${MAX_COLUMNS} or less.`);
  const other = cells.length === 1 && seemingDelimiter(cells[0] ?? "");
  if (other) {
    throw malformed(
      `one column. Expected ${DELIMITERS[delimiter]} between columns, while ${DELIMITERS[other]} seems to stand there.`,
    );
  }
  return cells.map((cell) => cell.trim());
}

/** The delimiter that a text has most of; undefined when it has none. */
function seemingDelimiter(text: string): Delimiter | undefined {
  const counts = (Object.keys(DELIMITERS) as Delimiter[]).map((one) => ({ one, count: text.split(one).length - 1 }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? most.one : undefined;
}
