import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Unsettled } from "./found.js";
import type { Seen } from "./settle.js";

const CHUNK_BYTES = 256 * 1024;

/**
 * Copies a file as it was seen, and reads it a second time to see that it is still the same: a program may put back
 * the time of a file that it changes.
 * @param from Path of the file; a link is not followed.
 * @param to Path of the copy, which must not be there.
 * @throws Unsettled when it is not as it was seen, before, while or after it was copied.
 */
export async function copySettled(from: string, to: string, seen: Seen, signal: AbortSignal): Promise<void> {
  await using source = await openSeen(from, seen);
  await using copy = await open(to, "wx", 0o600);
  const first = await passOver(source, signal, (bytes) => copy.writeFile(bytes));
  await requireSame(source, seen);
  await using again = await openSeen(from, seen);
  const second = await passOver(again, signal);
  await requireSame(again, seen);
  if (first !== second) throw new Unsettled(seen.name);
}

async function openSeen(path: string, seen: Seen): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ELOOP") throw new Unsettled(seen.name);
    throw error;
  });
  try {
    await requireSame(file, seen);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function requireSame(file: FileHandle, { name, size, modifiedMs }: Seen): Promise<void> {
  const now = await file.stat();
  if (!now.isFile() || now.size !== size || now.mtimeMs !== modifiedMs) throw new Unsettled(name);
}

/** Reads a file once; gives the SHA-256 of what was in it. */
async function passOver(
  file: FileHandle,
  signal: AbortSignal,
  take?: (bytes: Buffer) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = 0; ; ) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, at);
    if (bytesRead === 0) return hash.digest("hex");
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    await take?.(bytes);
    at += bytesRead;
  }
}
