import { chmodSync, chownSync, closeSync, constants, mkdirSync, openSync, rmSync } from "node:fs";
import type { Account } from "./account.js";

/** Arguments and file descriptors that give a program the data folder. */
export interface DataAccess {
  readonly path: string;
  readonly descriptors: readonly number[];
  close(): void;
}

/**
 * How another user's process reaches the data folder, which may lie below folders that are closed to it (a home of
 * mode 700): root opens it and hands it down as descriptor 3. Our own user takes the path.
 */
export function dataAccess(data: string, account: Account | undefined): DataAccess {
  if (!account) return { path: data, descriptors: [], close: () => {} };
  const descriptor = openSync(data, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: "/proc/self/fd/3", descriptors: [descriptor], close: () => closeSync(descriptor) };
}

/** An empty folder of mode 700 that belongs to the user PostgreSQL runs as. What was there is gone. */
export function makeOwnFolder(folder: string, account: Account | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}
