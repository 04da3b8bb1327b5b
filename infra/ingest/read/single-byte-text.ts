import { isAscii } from "node:buffer";
import { HubError } from "../../errors.js";
import { type Words, words } from "../../words.js";
import { decodeStrict, ENCODINGS } from "./encoding.js";
import { AccentCount, accentsIn, isReallyUtf8, mayHoldUtf8 } from "./encoding-signs.js";
import type { FileText } from "./file-text.js";

type SingleByte = "windows-1252" | "macroman";

/**
 * Text in an encoding of one byte per character. Such bytes have a meaning in other encodings too: lines in UTF-8 are
 * refused one by one, and the file as a whole when its accents do not stand where writing puts them.
 */
export class SingleByteText implements FileText {
  readonly units = "bytes";
  readonly #encoding: SingleByte;
  readonly #other: SingleByte;
  readonly #count = new AccentCount();
  readonly #otherCount = new AccentCount();
  #utf8Lines = 0;

  /** @param name The encoding as it was declared, for messages. */
  constructor(
    encoding: SingleByte,
    readonly name: string,
  ) {
    this.#encoding = encoding;
    this.#other = encoding === "macroman" ? "windows-1252" : "macroman";
  }

  whole(bytes: Buffer): string | undefined {
    const latin = bytes.toString("latin1");
    if (isAscii(bytes)) return latin;
    const doubtful = this.#doubtfulOf(latin);
    if (mayHoldUtf8(doubtful)) return undefined;
    const text = doubtful === "" ? latin : decodeStrict(bytes, this.#encoding);
    if (text !== undefined) this.#weigh(latin, doubtful);
    return text;
  }

  raw(bytes: Buffer): string {
    return bytes.toString("latin1");
  }

  line(raw: string): string | Words {
    if (isReallyUtf8(raw)) {
      this.#utf8Lines += 1;
      return words(`${this.name}: this line is in UTF-8`, `${this.name}: deze regel is in UTF-8`);
    }
    const text = decodeStrict(Buffer.from(raw, "latin1"), this.#encoding);
    if (text === undefined) return words(this.name, this.name);
    this.#weigh(raw, this.#doubtfulOf(raw));
    return text;
  }

  check(fileName: string): void {
    if (this.#utf8Lines > 0 && this.#count.placed === 0) {
      throw new HubError(
        "ENCODING_WRONG",
        words(
          `${fileName}: written in UTF-8, declared as ${this.name}.`,
          `${fileName}: geschreven in UTF-8, opgegeven als ${this.name}.`,
        ),
      );
    }
    if (!this.#count.isWrong) return;
    const other = ENCODINGS[this.#other];
    const written = this.#otherCount.isWrong
      ? words("not written as", "niet geschreven als")
      : words(`written in ${other}, not in`, `geschreven in ${other}, niet in`);
    throw new HubError(
      "ENCODING_WRONG",
      words(
        `${fileName}: ${written.en} ${this.name}, as declared: its accents stand where no word has them.`,
        `${fileName}: ${written.nl} ${this.name}, zoals opgegeven: de accenten staan waar geen woord ze heeft.`,
      ),
    );
  }

  #doubtfulOf(latin: string): string {
    return this.#encoding === "windows-1252" ? accentsIn(latin, DOUBTFUL) : accentsIn(latin);
  }

  /** Looks how well accents stand in words, in this encoding and in the other. */
  #weigh(latin: string, doubtful: string): void {
    if (this.#encoding === "windows-1252") this.#count.placed += latin.slice(0, SAMPLE).match(LATIN)?.length ?? 0;
    if (doubtful === "") return;
    const bytes = Buffer.from(doubtful, "latin1");
    this.#count.see(decodeStrict(bytes, this.#encoding));
    this.#otherCount.see(decodeStrict(bytes, this.#other));
  }
}

/**
 * Bytes that are letters in other encodings and mostly signs in Windows-1252; in UTF-8 each character beyond ASCII has
 * one. Without them the text is the same in Windows-1252 and in Latin-1.
 */
const DOUBTFUL = /[\u0080-\u00bf]+/g;
const LATIN = /[\u00c0-\u00ff]/g;
/** So many characters of a stretch show what its letters are like. */
const SAMPLE = 16 * 1024;
