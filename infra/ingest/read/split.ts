import { type Words, words } from "../../words.js";
import type { DelimitedDialect } from "../dialect.js";
import type { BadRow } from "../read.js";
import { countQuotes, splitQuoted } from "./split-quoted.js";

/** The cells of one row, or why there are none; `line` is where it begins, from 1. */
export interface SplitRow {
  readonly line: number;
  readonly cells: string[] | Omit<BadRow, "line">;
  /** As it stands in the file, where it could be taken apart. */
  readonly text?: string;
}

/** A row without quotes, which is taken apart when its cells are asked for. */
class PlainRow implements SplitRow {
  constructor(
    readonly line: number,
    readonly text: string,
    readonly delimiter: string,
  ) {}

  get cells(): string[] {
    return this.text.split(this.delimiter);
  }
}

/** Most lines that one row may run over, and most characters that these may have. */
const MAX_LINES = 50;
const MAX_LENGTH = 1024 * 1024;

interface Line {
  readonly line: number;
  readonly text: string;
}

/**
 * Lines in, rows out; keeps the lines of a quoted cell that is still open. A line of blanks and delimiters alone is
 * no row. Line ends within a quoted cell become line feeds, whatever they were.
 */
export class RowSplitter {
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #stray: boolean;
  readonly #blank: RegExp;
  #held: Line[] = [];
  #heldLength = 0;
  #open = false;

  constructor({ delimiter, quotes }: Pick<DelimitedDialect, "delimiter" | "quotes">) {
    this.#delimiter = delimiter;
    this.#quote = quotes === "single" ? "'" : '"';
    this.#stray = quotes === "stray";
    this.#blank = new RegExp(`^[\\s${delimiter}]*$`);
  }

  /** Takes a line, without its end. */
  push(line: number, text: string, rows: SplitRow[]): void {
    if (this.#held.length > 0) this.#hold({ line, text }, rows);
    else if (this.#blank.test(text)) return;
    else if (!text.includes(this.#quote)) rows.push(new PlainRow(line, text, this.#delimiter));
    else if (this.#stray) rows.push({ line, cells: this.#splitStray(text), text });
    else this.#hold({ line, text }, rows);
  }

  /** Takes a line whose bytes are not the text that was expected. */
  pushUnreadable(line: number, expected: Words, rows: SplitRow[]): void {
    this.end(rows);
    rows.push({ line, cells: { code: "ENCODING_WRONG", expected } });
  }

  /** Gives up the lines of a quote that never closed: the first is refused, the others are read on their own. */
  end(rows: SplitRow[]): void {
    while (this.#held.length > 0) this.#refuseFirst(rows);
  }

  #hold(line: Line, rows: SplitRow[]): void {
    this.#held.push(line);
    this.#heldLength += line.text.length;
    if (countQuotes(line.text, this.#quote) % 2 === 1) this.#open = !this.#open;
    if (this.#open) {
      if (this.#held.length >= MAX_LINES || this.#heldLength > MAX_LENGTH) this.#refuseFirst(rows);
      return;
    }
    const text = this.#held.length === 1 ? line.text : this.#held.map((one) => one.text).join("\n");
    const cells = splitQuoted(text, this.#delimiter, this.#quote);
    if (!cells) this.#refuseFirst(rows);
    else rows.push({ line: this.#release()[0]?.line ?? line.line, cells, text });
  }

  #refuseFirst(rows: SplitRow[]): void {
    const [first, ...others] = this.#release();
    if (first) rows.push({ line: first.line, cells: { code: "ROW_MALFORMED", expected: QUOTES } });
    for (const { line, text } of others) this.push(line, text, rows);
  }

  #release(): Line[] {
    const held = this.#held;
    this.#held = [];
    this.#heldLength = 0;
    this.#open = false;
    return held;
  }

  /** Quotes mean nothing, but for `"t ` (a broken `'t `) and a cell that stands wholly between two. */
  #splitStray(text: string): string[] {
    return text
      .replaceAll('"t ', "'t ")
      .split(this.#delimiter)
      .map((cell) => {
        const trimmed = cell.trim();
        const whole = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
        return whole ? trimmed.slice(1, -1).replaceAll('""', '"') : cell;
      });
  }
}

const QUOTES = words("quotes around whole cells, doubled within", "aanhalingstekens om hele cellen, daarbinnen dubbel");
