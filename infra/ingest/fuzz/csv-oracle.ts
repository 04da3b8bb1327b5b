import type { DelimitedDialect } from "../dialect.js";

/** How the file is written that the oracle reads. */
export type Writing = Pick<DelimitedDialect, "delimiter" | "quotes">;

/** A row as the oracle sees it: null where the line is refused. */
export interface OracleRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
}

/** Most lines of one row. */
const LINES = 50;

/** Reads delimited text character by character, from the description of the format and not from the reader's code. */
export function readByTheBook(text: string, { delimiter, quotes }: Writing): OracleRow[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  const rows: OracleRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    const first = lines[at] as string;
    if ([...first].every((char) => char === delimiter || char.trim() === "")) at += 1;
    else if (quotes === "stray") {
      rows.push({ line, cells: looseCells(first, delimiter) });
      at += 1;
    } else {
      const quote = quotes === "single" ? "'" : '"';
      const count = linesUntilClosed(lines, at, quote);
      const cells = count > 0 ? strictCells(lines.slice(at, at + count).join("\n"), delimiter, quote) : null;
      rows.push({ line, cells });
      at += cells ? count : 1;
    }
  }
  return rows;
}

/** After how many lines the quotes of a row are even; 0 when they never are. */
function linesUntilClosed(lines: readonly string[], from: number, quote: string): number {
  let quotes = 0;
  for (let count = 1; count <= LINES && from + count <= lines.length; count += 1) {
    quotes += [...(lines[from + count - 1] as string)].filter((char) => char === quote).length;
    if (quotes % 2 === 0) return count;
  }
  return 0;
}

function strictCells(text: string, delimiter: string, quote: string): string[] | null {
  const cells: string[] = [];
  let cell = "";
  let state: "start" | "plain" | "quoted" | "closed" = "start";
  for (const char of text) {
    if (state === "quoted") {
      if (char === quote) state = "closed";
      else cell += char;
    } else if (char === delimiter) {
      cells.push(cell);
      cell = "";
      state = "start";
    } else if (char === quote) {
      if (state === "plain") return null;
      if (state === "closed") cell += quote;
      state = "quoted";
    } else if (state === "closed") return null;
    else {
      cell += char;
      state = "plain";
    }
  }
  return state === "quoted" ? null : [...cells, cell];
}

const looseCells = (line: string, delimiter: string) =>
  line
    .split('"t ')
    .join("'t ")
    .split(delimiter)
    .map((cell) => /^\s*"(.*)"\s*$/s.exec(cell)?.[1]?.split('""').join('"') ?? cell);
