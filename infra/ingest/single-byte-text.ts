import { isAscii } from "node:buffer";
import { HubError } from "../errors.js";
import { type Words, words } from "../words.js";
import { decodeStrict, ENCODINGS } from "./encoding.js";
import { AccentCount, isPlainlyLatin, isReallyUtf8 } from "./encoding-signs.js";
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
    if (!this.#isPlain(latin)) return undefined;
    this.#count.placed += 1;
    return latin;
  }

  raw(bytes: Buffer): string {
    return bytes.toString("latin1");
  }

  line(raw: string): string | Words {
    if (!ACCENTED.test(raw)) return raw;
    if (this.#isPlain(raw)) {
      this.#count.placed += 1;
      return raw;
    }
    if (isReallyUtf8(raw)) {
      this.#utf8Lines += 1;
      return words(`${this.name}: this line is in UTF-8`, `${this.name}: deze regel is in UTF-8`);
    }
    const bytes = Buffer.from(raw, "latin1");
    this.#otherCount.see(decodeStrict(bytes, this.#other));
    const text = decodeStrict(bytes, this.#encoding);
    if (text === undefined) return words(this.name, this.name);
    this.#count.see(text);
    return text;
  }

  check(fileName: string): void {
    if (this.#utf8Lines > 0 && this.#count.placed === 0) {
      throw new HubError("ENCODING_WRONG", `${fileName}: written in UTF-8, declared as ${this.name}.`);
    }
    if (!this.#count.isWrong) return;
    const written = this.#otherCount.isWrong ? "not written as" : `written in ${ENCODINGS[this.#other]}, not in`;
    throw new HubError(
      "ENCODING_WRONG",
      `${fileName}: ${written} ${this.name}, as declared: its accents stand where no word has them.`,
    );
  }

  /** Whether bytes beyond ASCII are what they are in Latin-1. */
  #isPlain(latin: string): boolean {
    return this.#encoding === "windows-1252" && isPlainlyLatin(latin);
  }
}

const ACCENTED = /[\u0080-\u00ff]/;
