import type { RecordDefinition } from "../record.js";

/** Text collected before it goes on: so much fits into a socket's buffer and need not wait there. */
const FULL_CHARS = 64 * 1024;

const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Some records in the database's COPY text: `_file`, `_line`, then the values in the order of the fields. */
export interface CopyPiece {
  readonly text: Buffer;
  readonly rows: number;
}

/** Collects records of one kind as COPY text. Source: PostgreSQL, COPY, "Text Format". */
export class CopyText {
  readonly #isText: readonly boolean[];
  #text = "";
  #rows = 0;

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
    this.#text += `${text}\n`;
    this.#rows += 1;
  }

  /** Whether there is enough to go on. */
  get isFull(): boolean {
    return this.#text.length >= FULL_CHARS;
  }

  /** What has been collected since the last time; undefined when nothing has. */
  take(): CopyPiece | undefined {
    if (this.#rows === 0) return undefined;
    const piece = { text: Buffer.from(this.#text), rows: this.#rows };
    this.#text = "";
    this.#rows = 0;
    return piece;
  }
}

const escapeText = (text: string): string =>
  text.search(ESCAPED) < 0 ? text : text.replace(ESCAPED, (char) => ESCAPES[char] as string);
