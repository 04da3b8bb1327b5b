import type { Settings } from "./profile.js";
import type { RejectionCode } from "./rejection.js";

/** One row as its reader hands it over: cells by position (delimited) or by name (JSON). */
export type Row = readonly string[] | Readonly<Record<string, unknown>>;

/** A cell without content: null, blanks only, or one of the export's words for "no date". */
export const EMPTY = Symbol("empty");

/** A cell that was refused; the reason is already with the row's faults. */
export const REFUSED = Symbol("refused");

/** What a value that cannot be had looks like. */
export type NoValue = typeof EMPTY | typeof REFUSED;

/** Whether a decoder gave a value. */
export const isValue = <T>(outcome: T | NoValue): outcome is T => outcome !== EMPTY && outcome !== REFUSED;

/** A value that a mapping refuses. */
export class Invalid {
  constructor(readonly expected: string) {}
}

/** Refuses a value from within a mapping, saying what was expected: never what was there. */
export const invalid = (expected: string): Invalid => new Invalid(expected);

/** Collects what is wrong with the row at hand. */
export interface Faults {
  /** The row cannot become a record. */
  refuse(header: string, code: RejectionCode, expected: string): void;
  /** The cell is left out; the row stays. */
  drop(header: string, code: RejectionCode, expected: string): void;
  /** How many refusals the row has. */
  readonly refusals: number;
  /** Turns the refusals after the first `from` into dropped cells. */
  forgive(from: number): void;
}

/** Takes a value out of a row. */
export type Decoder<T> = (row: Row, faults: Faults) => T | NoValue;

/** Reads one cell as text: null when absent, `Invalid` when it is no cell at all (an object, an inexact number). */
export type CellReader = (row: Row) => string | null | Invalid;

/** What a column is bound to: one file of one delivery. */
export interface Binding {
  /** The form of days in this export, tried in order. */
  readonly dates: readonly DateForm[];
  /** Whether the file has the column. Compares trimmed, without square brackets and case. */
  has(header: string): boolean;
  /** Reader of a column; a column that is not there is noted as missing. */
  cell(header: string): CellReader;
  /** The board's profile, read by the definition that the adapter declared. */
  settings<S>(definition: Settings<S>): S;
  /** What was kept of a side file. */
  kept<K>(lookup: { readonly name: string; readonly _kept?: K }): ReadonlyMap<string, K>;
}

/** How days are written: `2024-08-01` (also with a time, which is cut), `20240801`, `1-8-2024`. */
export type DateForm = "iso" | "compact" | "dutch";
