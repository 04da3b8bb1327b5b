import { HubError } from "@regiohub/infra/errors";
import { forEachLine } from "@regiohub/infra/ingest/read/lines";
import { RowSplitter, type SplitRow } from "@regiohub/infra/ingest/read/split";
import type { Wanted } from "@regiohub/infra/ingest/wanted";
import { type Words, within, words } from "@regiohub/infra/words";

/** What stands in a result file. */
export interface Result {
  /** In lower case. */
  readonly headers: readonly string[];
  /** A cell per header. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Whether the last line has an end: the files of one system all have it, or none has. */
  readonly isEnded: boolean;
}

/**
 * Reads a result file whole, in memory: nothing of it may reach the disk before the wanted columns are picked.
 * @param name Of the export, for messages.
 * @throws SOURCE_ANSWER_WRONG for a file that is not whole, or none of whose columns is wanted.
 */
export function readResult(body: Buffer, name: string, wanted: Wanted): Result {
  const text = decode(body, name);
  const [header, ...split] = rowsOf(text);
  const headers = Array.isArray(header?.cells) ? header.cells.map((cell) => cell.trim().toLowerCase()) : [];
  if (!headers.some((one) => wanted.has(one)))
    throw wrong(
      name,
      words(
        `a result file without a column of it. Expected ${wanted.headers.join(", ")}`,
        `een resultaatbestand zonder een kolom ervan. Verwacht: ${wanted.headers.join(", ")}`,
      ),
    );
  if (new Set(headers).size < headers.length)
    throw wrong(
      name,
      words("a column stands twice. Expected each once", "een kolom staat er twee keer. Verwacht: elke één keer"),
    );
  const rows = split.map(({ line, cells }) => {
    if (Array.isArray(cells) && cells.length === headers.length)
      return Object.fromEntries(headers.map((one, index) => [one, cells[index] ?? ""]));
    throw wrong(
      name,
      words(
        `line ${line} of a result file is not whole. Expected ${headers.length} cells`,
        `regel ${line} van een resultaatbestand is niet heel. Verwacht: ${headers.length} cellen`,
      ),
    );
  });
  return { headers, rows, isEnded: /[\r\n]$/.test(text) };
}

function decode(body: Buffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw wrong(
      name,
      words(
        "a result file that is not UTF-8. Expected UTF-8",
        "een resultaatbestand dat geen UTF-8 is. Verwacht: UTF-8",
      ),
    );
  }
}

function rowsOf(text: string): readonly SplitRow[] {
  const splitter = new RowSplitter({ delimiter: ",", quotes: "double" });
  const rows: SplitRow[] = [];
  let line = 0;
  forEachLine(text, (content) => {
    line += 1;
    splitter.push(line, content, rows);
  });
  splitter.end(rows);
  return rows;
}

const wrong = (name: string, what: Words) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    within(what, (text) => `${name}: ${text}.`),
  );
