import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { HubError } from "../errors.js";

/** Bytes read at a time: memory stays at a few of these, whatever the size of the file. */
export const CHUNK_BYTES = 512 * 1024;

const NOTHING = Buffer.alloc(0);

/** A file, read in order into one buffer that is used again and again. */
export class ByteReader {
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #total = 0;

  private constructor(
    readonly name: string,
    readonly file: FileHandle,
    /** Size and time of last change when it was opened. */
    readonly before: { readonly size: number; readonly mtimeMs: number },
  ) {}

  /** @throws FILE_UNREADABLE */
  static async open(path: string): Promise<ByteReader> {
    const name = basename(path);
    const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
      throw new HubError("FILE_UNREADABLE", `${name}: cannot be opened (${cause.code ?? "unknown reason"}).`, {
        cause,
      });
    });
    const before = await file.stat();
    if (before.isFile()) return new ByteReader(name, file, before);
    await file.close();
    throw new HubError("FILE_UNREADABLE", `${name}: not a file.`);
  }

  /**
   * The bytes that are still needed, followed by the next ones of the file; undefined at its end. What was given out
   * before is not valid any more.
   * @param rest End of what was given out last.
   * @throws FILE_MALFORMED at the end, when the file changed while it was read.
   */
  async more(rest: Buffer = NOTHING): Promise<Buffer | undefined> {
    const buffer = rest.length > this.#buffer.length / 2 ? Buffer.allocUnsafe(2 * this.#buffer.length) : this.#buffer;
    rest.copy(buffer);
    this.#buffer = buffer;
    const { bytesRead } = await this.file.read(buffer, rest.length, buffer.length - rest.length);
    this.#total += bytesRead;
    if (bytesRead > 0) return buffer.subarray(0, rest.length + bytesRead);
    const after = await this.file.stat();
    if (this.#total === this.before.size && after.mtimeMs === this.before.mtimeMs) return undefined;
    throw new HubError("FILE_MALFORMED", `${this.name}: changed while it was read. Expected a finished export.`);
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}
