import type { FileHandle } from "node:fs/promises";
import { RandomAccessReader } from "yauzl";

/** Bytes read at a time. */
const CHUNK_BYTES = 64 * 1024;

/** Lets the archive's directory be read from a file that somebody else opens and closes. */
export class ZipInput extends RandomAccessReader {
  constructor(readonly file: FileHandle) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.file.read(buffer, offset, length, position).then(({ bytesRead }) => callback(null, bytesRead), callback);
  }
}

/** The bytes of a file from one place up to another, or to its end when that comes first. */
export async function* bytesBetween(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
