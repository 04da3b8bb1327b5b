import { createHash } from "node:crypto";
import { HubError } from "../errors.js";
import type { Adapter } from "../ingest/define.js";
import { missingParts } from "../ingest/missing-parts.js";
import { words } from "../words.js";

/** A file as a look at its folder shows it. */
export interface Seen {
  readonly name: string;
  readonly size: number;
  /** Last change, ms since 1970, by the clock of where it lies. */
  readonly modifiedMs: number;
  /** False for a link, a folder, or anything else that holds no bytes of its own. */
  readonly isFile: boolean;
}

/** What a look found, and since when it is so. */
export interface Look {
  readonly print: string;
  /** ms since 1970, by the hub's clock. */
  readonly since: number;
}

/** A text that is the same only for the same names, sizes and times. */
export function printOf(seen: readonly Seen[]): string {
  const lines = seen.map(({ name, size, modifiedMs, isFile }) => JSON.stringify([name, size, modifiedMs, isFile]));
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}

/**
 * What is remembered of a look. Times of files are compared with each other only, never with the hub's clock: clocks
 * differ, and are put back. When the hub's own is put back, waiting starts anew.
 */
export const lookAgain = (before: Look | undefined, print: string, now: Date): Look =>
  before?.print === print && before.since <= now.getTime() ? before : { print, since: now.getTime() };

/** Whether nothing has changed for long enough. */
export const isSettled = ({ since }: Look, settleSeconds: number, now: Date): boolean =>
  now.getTime() - since >= settleSeconds * 1_000;

/** Names that programs give to what they are still writing. */
const UNFINISHED = /\.(part|partial|filepart|tmp|temp|crdownload)$|^~|~$/i;

/** What says that files are a whole delivery. */
export interface WholeOptions {
  /** Files of the source. */
  readonly files: Adapter["files"];
  readonly marker: string | undefined;
}

/**
 * Whether these are all files of a delivery: each one that the source has to have, no number skipped, none half written,
 * and the marker.
 */
export function isWhole(seen: readonly Seen[], { files, marker }: WholeOptions): boolean {
  const names = seen.map(({ name }) => name);
  if (marker !== undefined && !names.includes(marker)) return false;
  if (names.length === 0 || names.some((name) => UNFINISHED.test(name))) return false;
  if (missingParts(files, names).length > 0) return false;
  return files.every(({ required, file }) => !required || names.some((name) => file.test(name)));
}

const PROFILE = /^profile\.ya?ml$/i;

/**
 * What the source gets of them: all but the marker.
 * @throws PROFILE_INVALID for a profile among them: it says where the hub fetches what with whose secrets, and is not to
 *   be changed by whoever can put a file somewhere.
 */
export function deliverable(seen: readonly Seen[], marker: string | undefined): readonly Seen[] {
  const profile = seen.find(({ name }) => PROFILE.test(name));
  if (!profile) return seen.filter(({ name }) => name !== marker);
  throw new HubError(
    "PROFILE_INVALID",
    words(
      `${profile.name}: a profile among the files. Expected the files only: \`hub profile put\` takes profiles.`,
      `${profile.name}: een profiel tussen de bestanden. Verwacht: alleen de bestanden; \`hub profile put\` neemt profielen.`,
    ),
  );
}
