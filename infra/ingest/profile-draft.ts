import type { Language, Words } from "../words.js";
import type { Adapter } from "./define.js";
import type { Rejection } from "./rejection.js";

/** A row that was refused, as far as a draft may look at it. */
export interface RefusedRow {
  readonly rejection: Rejection;
  readonly adapter: Adapter;
  /** Text of a cell, by the header that the adapter documents; empty where there is none. */
  cell(header: string): string;
}

/** What keys of a profile should say, found by reading a delivery. It keeps codes and words, never who they are about. */
export interface Draft {
  /** Takes a record that was made. */
  record(kind: string, record: Readonly<Record<string, unknown>>): void;
  /** Takes a row that was not. */
  refused(row: RefusedRow): void;
  /** The keys as lines of YAML, with comments in a language of people; none when nothing is to be said. */
  lines(language: Language): readonly string[];
  /** What the profile that the delivery was read with leaves open, for people: a line each, none when nothing is. */
  leftOpen(profile: object): readonly Words[];
}
