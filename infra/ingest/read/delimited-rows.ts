import type { DelimitedDialect } from "../dialect.js";
import { LineDecoder } from "./line-decoder.js";
import { RowSplitter, type SplitRow } from "./split.js";

/** The bytes of a delimited file in, its rows out, header first; the lines above the header are passed over. */
export class DelimitedRows {
  readonly #splitter: RowSplitter;
  readonly #decoder: LineDecoder;
  #rows: SplitRow[] = [];

  constructor(fileName: string, dialect: Pick<DelimitedDialect, "delimiter" | "quotes" | "encoding" | "titleRows">) {
    const { titleRows = 0 } = dialect;
    this.#splitter = new RowSplitter(dialect);
    this.#decoder = new LineDecoder(fileName, dialect.encoding, (line, text) => {
      if (line <= titleRows) return;
      if (typeof text === "string") this.#splitter.push(line, text, this.#rows);
      else this.#splitter.pushUnreadable(line, text, this.#rows);
    });
  }

  /**
   * Takes some bytes, of which the last line may be cut off.
   * @returns How many are done with; the others must come again, followed by more.
   * @throws ENCODING_WRONG, FILE_MALFORMED
   */
  take(bytes: Buffer): number {
    return this.#decoder.take(bytes, false);
  }

  /** Takes what is left of the bytes, none or some, when nothing follows. Throws as `take`. */
  end(bytes: Buffer): void {
    this.#decoder.take(bytes, true);
    this.#splitter.end(this.#rows);
  }

  /** The rows that are whole, once. */
  drain(): SplitRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** @throws ENCODING_WRONG when the file as a whole is in another encoding than was declared. */
  check(): void {
    this.#decoder.end();
  }
}
