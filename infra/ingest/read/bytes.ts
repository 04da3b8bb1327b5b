import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { unreadable } from "../../unreadable.js";
import { changedMeanwhile, noFile } from "./file-fault.js";

/** Bytes read at a time: memory stays at a few of these, whatever the size of the file. */
export const CHUNK_BYTES = 256 * 1024;

const NOTHING = Buffer.alloc(0);

/** Room before the bytes that are read, for what is left of the ones before: most rows fit. */
const ROOM_BYTES = 64 * 1024;

/** A file, read in order into two buffers in turn: while one is worked on, the next one is read. */
export class ByteReader {
  #buffers = [Buffer.allocUnsafe(ROOM_BYTES + CHUNK_BYTES), Buffer.allocUnsafe(ROOM_BYTES + CHUNK_BYTES)] as const;
  #turn: 0 | 1 = 0;
  #reading: Promise<{ readonly bytesRead: number }> | undefined;
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
      throw unreadable(name, cause);
    });
    const before = await file.stat();
    if (before.isFile()) return new ByteReader(name, file, before);
    await file.close();
    throw noFile(name);
  }

  /** Bytes given out so far. */
  get position(): number {
    return this.#total;
  }

  /**
   * The bytes that are still needed, followed by the next ones of the file; undefined at its end. What was given out
   * before is not valid any more.
   * @param rest End of what was given out last.
   * @throws FILE_MALFORMED at the end, when the file changed while it was read.
   */
  async more(rest: Buffer = NOTHING): Promise<Buffer | undefined> {
    const buffer = this.#buffers[this.#turn];
    const { bytesRead } = await (this.#reading ?? this.#read(buffer));
    this.#total += bytesRead;
    if (bytesRead > 0) {
      const start = ROOM_BYTES - rest.length;
      const chunk = buffer.subarray(ROOM_BYTES, ROOM_BYTES + bytesRead);
      if (start >= 0) rest.copy(buffer, start);
      const whole = start >= 0 ? buffer.subarray(start, ROOM_BYTES + bytesRead) : Buffer.concat([rest, chunk]);
      this.#turn = this.#turn === 0 ? 1 : 0;
      this.#reading = this.#read(this.#buffers[this.#turn]);
      this.#reading.catch(() => {}); // the next call gets the error
      return whole;
    }
    const after = await this.file.stat();
    if (this.#total === this.before.size && after.mtimeMs === this.before.mtimeMs) return undefined;
    throw changedMeanwhile(this.name);
  }

  #read(buffer: Buffer): Promise<{ readonly bytesRead: number }> {
    return this.file.read(buffer, ROOM_BYTES, CHUNK_BYTES);
  }

  async close(): Promise<void> {
    await this.#reading?.catch(() => {}); // nobody asked for it
    await this.file.close();
  }
}
