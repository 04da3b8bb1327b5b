import type { RecordDefinition } from "../record.js";
import { NO_MARK, packMarks, type RowMark } from "./recall/row-mark.js";

/** Text collected before it goes on: so much fits into a socket's buffer and need not wait there. */
const FULL_CHARS = 64 * 1024;

const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Some records in the database's COPY text: `_file`, `_line`, then the values in the order of the fields. */
export interface CopyPiece {
  readonly text: Buffer;
  readonly rows: number;
  /** The mark of the row of each; undefined where rows are not marked. */
  readonly marks: Buffer | undefined;
}

/** Collects records of one kind as COPY text. Source: PostgreSQL, COPY, "Text Format". */
export class CopyText {
  readonly #isText: readonly boolean[];
  #text = "";
  #rows = 0;
  #marks = "";
  #hasMarks = false;
  /** Records of the row at hand. */
  #open = 0;

  constructor({ fields }: RecordDefinition) {
    this.#isText = Object.values(fields).map(({ kind }) => kind === "text");
  }

  /** Adds one record: its values in the order of the fields. */
  add(values: readonly unknown[], file: number, line: number): void {
    let text = `${file}\t${line}`;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i];
      if (value === null) text += "\t\\N";
      else if (this.#isText[i]) text += `\t${escapeText(value as string)}`;
      else text += `\t${value as string | number | boolean}`;
    }
    this.#take(text);
  }

  /** Adds one record whose values are COPY text already. */
  addText(values: string, file: number, line: number): void {
    this.#take(`${file}\t${line}\t${values}`);
  }

  /** The records since the last time were all that a row became. */
  endRow(mark: RowMark | undefined): void {
    this.#hasMarks = true;
    for (; this.#open > 0; this.#open -= 1) this.#marks += mark ?? NO_MARK;
  }

  #take(text: string): void {
    this.#text += `${text}\n`;
    this.#rows += 1;
    this.#open += 1;
  }

  /** Whether there is enough to go on. */
  get isFull(): boolean {
    return this.#text.length >= FULL_CHARS;
  }

  /** What has been collected since the last time; undefined when nothing has. */
  take(): CopyPiece | undefined {
    if (this.#rows === 0) return undefined;
    const marks = this.#hasMarks ? packMarks(this.#marks) : undefined;
    const piece = { text: Buffer.from(this.#text), rows: this.#rows, marks };
    this.#text = "";
    this.#rows = 0;
    this.#marks = "";
    this.#open = 0;
    return piece;
  }
}

const escapeText = (text: string): string =>
  text.search(ESCAPED) < 0 ? text : text.replace(ESCAPED, (char) => ESCAPES[char] as string);
