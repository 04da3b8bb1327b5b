import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BoardNumber, Instant } from "../values.js";

/** That somebody was erased, or that they may be delivered again. */
export interface ListedErasure {
  readonly board: BoardNumber;
  /** What they are known by, in hexadecimal digits. */
  readonly digest: string;
  readonly at: Instant;
  readonly reason: string;
  /** Whether it was taken back. */
  readonly isLifted: boolean;
}

const fileOf = (home: string) => join(home, "erased.jsonl");

/**
 * The list of erasures of a home, as it stands: the last word about each person. It lies beside the database, so that a
 * backup of that which is put back does not bring anybody back.
 */
export async function readErasedList(home: string): Promise<ListedErasure[]> {
  const text = await readFile(fileOf(home), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").filter((line) => line !== "");
  const entries = lines.map((line) => JSON.parse(line) as ListedErasure);
  return [...new Map(entries.map((entry) => [`${entry.board} ${entry.digest}`, entry])).values()];
}

/** Adds to the list; it is on the disk when this resolves. */
export async function addToErasedList(home: string, entries: readonly ListedErasure[]): Promise<void> {
  if (entries.length === 0) return;
  await using file = await open(fileOf(home), "a", 0o600);
  await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  await file.sync();
}
