import { open } from "node:fs/promises";
import { basename } from "node:path";
import { HubError } from "../errors.js";

/** Bytes read at a time: memory stays at a few of these, whatever the size of the file. */
export const CHUNK_BYTES = 512 * 1024;

/**
 * The content of a file, in order. Each buffer is the reader's own.
 * @throws FILE_UNREADABLE when it cannot be opened; FILE_MALFORMED when it changed while it was read.
 */
export async function* readChunks(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw new HubError("FILE_UNREADABLE", `${basename(path)}: cannot be opened (${cause.code ?? "unknown reason"}).`, {
      cause,
    });
  });
  try {
    const before = await file.stat();
    if (!before.isFile()) throw new HubError("FILE_UNREADABLE", `${basename(path)}: not a file.`);
    let total = 0;
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) break;
      total += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    const after = await file.stat();
    if (total !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new HubError("FILE_MALFORMED", `${basename(path)}: changed while it was read. Expected a finished export.`);
    }
  } finally {
    await file.close();
  }
}
