import type { DelimitedDialect } from "./define.js";
import type { Encoding } from "./encoding.js";
import type { BadRow } from "./read.js";

/** The cells of one row, or why there are none; `line` is where it begins, from 1. */
export interface SplitRow {
  readonly line: number;
  readonly cells: string[] | Omit<BadRow, "line">;
}

/** Most lines that one quoted cell may run over. */
const MAX_LINES = 50;

/** Lines in, rows out; keeps the lines of a quoted cell that is still open. */
export class RowSplitter {
  readonly #delimiter: string;
  readonly #stray: boolean;
  #line = 0;
  #held: string[] = [];

  constructor({ delimiter, quotes }: DelimitedDialect) {
    this.#delimiter = delimiter;
    this.#stray = quotes === "stray";
  }

  /** Takes one line, without its line feed. */
  push(text: string, rows: SplitRow[]): void {
    this.#line += 1;
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (this.#held.length > 0) this.#hold(line, rows);
    else if (line.trim() === "") return;
    else if (!line.includes('"')) rows.push({ line: this.#line, cells: line.split(this.#delimiter) });
    else if (this.#stray) rows.push({ line: this.#line, cells: this.#splitStray(line) });
    else this.#hold(line, rows);
  }

  pushUndecodable(encoding: Encoding, rows: SplitRow[]): void {
    rows.push(...this.end());
    this.#line += 1;
    const expected = encoding === "utf-8" ? "UTF-8" : "Windows-1252";
    rows.push({ line: this.#line, cells: { code: "ENCODING_WRONG", expected } });
  }

  /** Gives up the lines of a quote that never closed: the first is refused, the others are read on their own. */
  end(): SplitRow[] {
    const rows: SplitRow[] = [];
    while (this.#held.length > 0) this.#refuseFirst(rows);
    return rows;
  }

  #hold(line: string, rows: SplitRow[]): void {
    this.#held.push(line);
    const text = this.#held.join("\n");
    if (countQuotes(text) % 2 === 1) {
      if (this.#held.length >= MAX_LINES) this.#refuseFirst(rows);
      return;
    }
    const cells = splitQuoted(text, this.#delimiter);
    if (!cells) this.#refuseFirst(rows);
    else {
      rows.push({ line: this.#line - this.#held.length + 1, cells });
      this.#held = [];
    }
  }

  #refuseFirst(rows: SplitRow[]): void {
    const [, ...others] = this.#held;
    this.#held = [];
    this.#line -= others.length;
    rows.push({
      line: this.#line,
      cells: { code: "ROW_MALFORMED", expected: "quotes around whole cells, doubled within" },
    });
    for (const line of others) this.push(line, rows);
  }

  /** Quotes mean nothing, but for `"t ` (a broken `'t `) and a cell that stands wholly between two. */
  #splitStray(line: string): string[] {
    return line
      .replaceAll('"t ', "'t ")
      .split(this.#delimiter)
      .map((cell) => {
        const trimmed = cell.trim();
        const whole = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
        return whole ? trimmed.slice(1, -1).replaceAll('""', '"') : cell;
      });
  }
}

/** The cells of one row by RFC 4180; undefined when a quote stands elsewhere than around a whole cell or doubled in it. */
function splitQuoted(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1) + 1 : nextDelimiter(text, at, delimiter);
    if ((quoted && end === 0) || (end < text.length && text[end] !== delimiter)) return undefined;
    const cell = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    if (!quoted && cell.includes('"')) return undefined;
    cells.push(cell);
    if (end === text.length) return cells;
    at = end + 1;
  }
}

function nextDelimiter(text: string, from: number, delimiter: string): number {
  const found = text.indexOf(delimiter, from);
  return found < 0 ? text.length : found;
}

/** Place of the quote that ends a cell; -1 when none does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
