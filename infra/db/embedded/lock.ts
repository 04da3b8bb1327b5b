import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5;

/**
 * An exclusive lock on a file, which the operating system gives back when this process ends in whatever way.
 * Undefined when another process has it. SQLite, because it is the one portable file lock that Node brings along.
 */
export function takeLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file);
  try {
    lock.exec("pragma journal_mode = memory; begin exclusive");
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}
