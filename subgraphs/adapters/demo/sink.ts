import { type FileHandle, open } from "node:fs/promises";

/** How many characters are kept before they go to disk. */
const CHUNK = 1 << 18;

/** Stands for byte 0x81, which Windows-1252 does not have: a fault on purpose. */
export const BROKEN = "\u0081";

/** The characters that Latin-1 and Windows-1252 have under the same byte, and the broken one. */
const SHARED = new RegExp(`^[\\n\\r\\t -~\\u00a0-\\u00ff${BROKEN}]*$`);

/** How a file's text becomes bytes. */
export type SinkEncoding = "utf8" | "windows-1252";

/** A file that is written in order, with about one chunk of it in memory. */
export class Sink {
  #text = "";

  private constructor(
    private readonly file: FileHandle,
    private readonly encoding: SinkEncoding,
  ) {}

  /** Starts the file anew. */
  static async create(path: string, encoding: SinkEncoding): Promise<Sink> {
    return new Sink(await open(path, "w"), encoding);
  }

  /** Takes text; it reaches the disk by `drain` or `close`. */
  write(text: string): void {
    this.#text += text;
  }

  /**
   * Writes to disk when a chunk is full; call it between rows.
   * @throws RangeError when the encoding does not have a character of the text.
   */
  async drain(): Promise<void> {
    if (this.#text.length >= CHUNK) await this.#flush();
  }

  /** Writes what is left and closes the file; throws as `drain`. */
  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.file.close();
    }
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    if (this.encoding === "windows-1252" && !SHARED.test(text)) {
      throw new RangeError("demo text: expected only characters of Windows-1252");
    }
    await this.file.writeFile(text, this.encoding === "utf8" ? "utf8" : "latin1");
  }
}
