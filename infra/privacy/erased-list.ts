import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { HubError } from "../errors.js";
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

const FILE = "erased.jsonl";

/**
 * The list of erasures of a home, as it stands: the last word about each person. It lies beside the database, so that a
 * backup of that which is put back does not bring anybody back.
 * A line that a crash has cut off does not count: what it was about is in the database, and is written down again.
 * @throws CONFIG_INVALID for a line that is none
 */
export async function readErasedList(home: string): Promise<ListedErasure[]> {
  const lines = (await textOf(home)).split("\n");
  const entries = lines.flatMap((line, index) => entryOf(line, index + 1) ?? []);
  return [...new Map(entries.map((entry) => [`${entry.board} ${entry.digest}`, entry])).values()];
}

/** Adds to the list; it is on the disk when this resolves. */
export async function addToErasedList(home: string, entries: readonly ListedErasure[]): Promise<void> {
  if (entries.length === 0) return;
  const before = await textOf(home);
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  await using file = await open(join(home, FILE), "a", 0o600);
  await file.writeFile(before === "" || before.endsWith("\n") ? lines : `\n${lines}`);
  await file.sync();
}

const textOf = (home: string): Promise<string> =>
  readFile(join(home, FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });

/** What every entry begins with. */
const HEAD = '{"board":"';

/** Undefined for an empty line and for one that was cut off. */
function entryOf(line: string, number: number): ListedErasure | undefined {
  try {
    return line === "" ? undefined : (JSON.parse(line) as ListedErasure);
  } catch (cause) {
    if (line.startsWith(HEAD) || HEAD.startsWith(line)) return undefined;
    throw new HubError(
      "CONFIG_INVALID",
      `HUB_HOME: ${FILE} line ${number} is no erasure. Expected it as it was written.`,
      { cause },
    );
  }
}
