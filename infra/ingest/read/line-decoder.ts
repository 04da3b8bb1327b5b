import { HubError } from "../../errors.js";
import { type Words, words } from "../../words.js";
import { fitsUtf16, unmarkedUtf16 } from "./detect-encoding.js";
import { byteOrderMark, ENCODINGS, type Encoding } from "./encoding.js";
import { type FileText, fileText } from "./file-text.js";
import { endOfLastLine, forEachLine } from "./lines.js";

/** Longest a line may be, in characters; and in bytes, of which no encoding has more per character. */
const MAX_LINE = 1024 * 1024;
const MAX_LINE_BYTES = 4 * MAX_LINE;

/** Takes a line: its number, from 1, and its text without the end, or what was expected of bytes that are none. */
export type LineVisitor = (line: number, text: string | Words) => void;

/**
 * Bytes in, lines out. The encoding is the declared one, unless the file begins with the mark of another: the mark is
 * believed. A line that is not in the encoding, or was encoded twice, comes as what was expected of it; nothing is
 * ever replaced.
 */
export class LineDecoder {
  #text: FileText | undefined;
  #line = 0;

  constructor(
    readonly fileName: string,
    readonly declared: Encoding,
    readonly visit: LineVisitor,
  ) {}

  /**
   * Visits each line that is whole.
   * @param last Whether nothing follows: then what stands behind the last line end is a line too.
   * @returns How many bytes are done with; the others must come again, followed by more.
   * @throws ENCODING_WRONG, FILE_MALFORMED
   */
  take(bytes: Buffer, last: boolean): number {
    if (!this.#text && bytes.length < 4 && !last) return 0;
    const start = this.#text ? 0 : this.#settle(bytes);
    const text = this.#text as FileText;
    const end = Math.max(start, last ? bytes.length : endOfLastLine(bytes, text.units));
    if (end > start) this.#takeLines(bytes.subarray(start, end), text);
    if (bytes.length - end > MAX_LINE_BYTES) throw this.#tooLong(this.#line + 1);
    return end;
  }

  /** @throws ENCODING_WRONG when the file as a whole is in another encoding than was declared. */
  end(): void {
    this.#text?.check(this.fileName);
  }

  /** Finds out the encoding; gives the length of the mark. */
  #settle(bytes: Buffer): number {
    const mark = byteOrderMark(bytes, this.fileName);
    const encoding = mark.encoding ?? this.declared;
    const rest = bytes.subarray(mark.length);
    const seen = unmarkedUtf16(rest);
    const wide = encoding === "utf-16le" || encoding === "utf-16be";
    if (rest.length > 0 && (wide ? !fitsUtf16(rest, encoding) : seen !== undefined)) {
      throw this.#otherEncoding(encoding, seen, mark.encoding !== undefined);
    }
    this.#text = fileText(encoding, mark.encoding !== undefined);
    return mark.length;
  }

  #takeLines(bytes: Buffer, text: FileText): void {
    const whole = text.whole(bytes);
    forEachLine(whole ?? text.raw(bytes), (cut) => {
      this.#line += 1;
      if (cut.length > MAX_LINE) throw this.#tooLong(this.#line);
      this.visit(this.#line, whole === undefined ? text.line(cut) : cut);
    });
  }

  #otherEncoding(encoding: Encoding, seen: Encoding | undefined, isMarked: boolean): HubError {
    const found = seen
      ? words(`written in ${ENCODINGS[seen]}`, `geschreven in ${ENCODINGS[seen]}`)
      : words("not written in UTF-16", "niet geschreven in UTF-16");
    const source = isMarked
      ? words("as the mark at its start says", "zoals het merkteken aan het begin zegt")
      : words("as declared", "zoals opgegeven");
    return new HubError(
      "ENCODING_WRONG",
      words(
        `${this.fileName}: ${found.en}. Expected ${ENCODINGS[encoding]}, ${source.en}.`,
        `${this.fileName}: ${found.nl}. Verwacht: ${ENCODINGS[encoding]}, ${source.nl}.`,
      ),
    );
  }

  #tooLong(line: number): HubError {
    return new HubError(
      "FILE_MALFORMED",
      words(
        `${this.fileName} line ${line}: longer than ${MAX_LINE} characters. Expected line ends between rows.`,
        `${this.fileName} regel ${line}: langer dan ${MAX_LINE} tekens. Verwacht: regeleinden tussen de regels.`,
      ),
    );
  }
}
