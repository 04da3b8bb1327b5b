import { HubError } from "../../errors.js";
import { type Words, words } from "../../words.js";
import type { DelimitedDialect } from "../dialect.js";
import type { SplitRow } from "./split.js";

/** Most columns that a file may have. */
const MAX_COLUMNS = 10_000;

type Delimiter = DelimitedDialect["delimiter"];

const DELIMITERS: Readonly<Record<Delimiter, Words>> = {
  ";": words("a semicolon", "een puntkomma"),
  ",": words("a comma", "een komma"),
  "|": words("a bar", "een rechte streep"),
  "\t": words("a tab", "een tab"),
};

/** A file without a line: FILE_EMPTY. */
export const emptyFile = (fileName: string): HubError =>
  new HubError(
    "FILE_EMPTY",
    words(`${fileName}: empty. Expected a header line and rows.`, `${fileName}: leeg. Verwacht: een kop en regels.`),
  );

/**
 * The headers of a delimited file, trimmed.
 * @throws FILE_EMPTY without a row; FILE_MALFORMED when it cannot be a header: too many cells, or only one that holds
 *   another delimiter.
 */
export function readHeader(row: SplitRow | undefined, fileName: string, { delimiter }: DelimitedDialect): string[] {
  if (!row) throw emptyFile(fileName);
  const { line, cells } = row;
  const malformed = (what: Words) =>
    new HubError(
      "FILE_MALFORMED",
      words(`${fileName} line ${line}: ${what.en}`, `${fileName} regel ${line}: ${what.nl}`),
    );
  if (!Array.isArray(cells))
    throw malformed(words(`no header. Expected ${cells.expected.en}.`, `geen kop. Verwacht: ${cells.expected.nl}.`));
  if (cells.length > MAX_COLUMNS) {
    throw malformed(
      words(
        `${cells.length} columns. Expected ${MAX_COLUMNS} or less.`,
        `${cells.length} kolommen. Verwacht: ${MAX_COLUMNS} of minder.`,
      ),
    );
  }
  const other = cells.length === 1 && seemingDelimiter(cells[0] ?? "");
  if (other) {
    throw malformed(
      words(
        `one column. Expected ${DELIMITERS[delimiter].en} between columns, while ${DELIMITERS[other].en} seems to stand there.`,
        `één kolom. Verwacht: ${DELIMITERS[delimiter].nl} tussen de kolommen, maar er lijkt ${DELIMITERS[other].nl} te staan.`,
      ),
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
