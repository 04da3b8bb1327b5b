import type { Adapter } from "./define.js";
import type { Profile } from "./profile.js";

/** An adapter's files as a profile declares them. */
export interface ProfileShape {
  /**
   * The files and their columns.
   * @throws PROFILE_INVALID
   */
  files(document: object): Adapter["files"];
  /**
   * What a profile could say of files that no source knows: keys beside those that say how the files are written.
   * Empty when nothing could be made of them.
   */
  guess(files: readonly GuessedFile[]): Readonly<Record<string, unknown>>;
}

/** A file of which only the contents are known; one with rows in lists within others comes once for each of those lists. */
export interface GuessedFile {
  /** Name without its folder. */
  readonly name: string;
  /** Path of its rows, where that has to be said of the file: `people[].contracts[]`. */
  readonly place?: string | undefined;
  readonly columns: readonly GuessedColumn[];
}

/** A column, with what can be said of it without knowing it. */
export interface GuessedColumn {
  readonly header: string;
  /** Whether every cell of it that is filled is a day. */
  readonly isDay: boolean;
  /** Greatest of its numbers; undefined when not every cell that is filled is one. */
  readonly greatest: number | undefined;
  /** Its different texts, when there are few; undefined when there are many. */
  readonly words: readonly string[] | undefined;
  /** Rows that have it filled, and all rows that were looked at. */
  readonly filled: number;
  readonly rows: number;
}

/**
 * An adapter as a profile shapes it: with the files that the profile declares, where its files come from there; else the
 * adapter as it is.
 * @throws PROFILE_INVALID
 */
export const shapedBy = (adapter: Adapter, { document }: Profile): Adapter =>
  adapter.shape ? { ...adapter, files: adapter.shape.files(document) } : adapter;
