import type { FileEnding } from "./read.js";
import type { RowMemory } from "./recall/row-memory.js";
import type { Rejection } from "./rejection.js";

/** What a file turned into. */
export interface FileCounts {
  /** Rows in the file, good and bad. */
  read: number;
  /** Rows that gave no record because of a fault. */
  refused: number;
  /** Rows that the adapter passes over: history, other kinds of row. */
  passed: number;
}

/** Takes what comes out of a file. */
export interface FileSink {
  /** One record's values in the order of its fields; the array is used again for the next row. */
  record(values: readonly unknown[], line: number): void;
  /** Knows rows again that are marked alike; without it, each is decoded. */
  readonly memory?: RowMemory | undefined;
  /** A row that gives no record: the key that it would have had, undefined when nobody can tell. */
  refused?(key: readonly unknown[] | undefined): void;
  /** @param about key of the record that the row would have become; undefined when nobody can tell */
  rejection(rejection: Rejection, about?: readonly unknown[]): void;
  /** Of a side file: its last row may go on, and is refused; the row's key, and whether that may go on too. */
  cutOff?(key: unknown, goesOn: boolean): void;
  /** How the file ended, after all of its rows. */
  ending?(ending: FileEnding): void;
  /** After each stretch of rows: wait here for whoever takes the records. `bytes` of the file so far. */
  pause(bytes: number): Promise<void>;
}
