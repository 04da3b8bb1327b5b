import type { BoardNumber, CalendarDate } from "../values.js";
import { type Words, words } from "../words.js";
import type { TokenKey } from "./link-keys.js";
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

/** A value that a mapping refuses; the code says what is to be done about it. */
export class Invalid {
  constructor(
    readonly expected: Words,
    readonly code: RejectionCode = "CELL_INVALID",
  ) {}
}

/** Refuses a value from within a mapping, saying in English and Dutch what was expected: never what was there. */
export const invalid = (en: string, nl: string): Invalid => new Invalid(words(en, nl));

/** Refuses a word that the board has to explain, under a key of its profile. */
export const unexplained = (key: string): Invalid =>
  new Invalid(
    words(`a word that ${key} of the profile explains`, `een woord dat ${key} van het profiel uitlegt`),
    "WORD_UNKNOWN",
  );

/** Collects what is wrong with the row at hand. */
export interface Faults {
  /** The row cannot become a record. */
  refuse(header: string, code: RejectionCode, expected: Words): void;
  /** The cell is left out; the row stays. */
  drop(header: string, code: RejectionCode, expected: Words): void;
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
  /** Name of the file, for messages. */
  readonly fileName: string;
  /** Day that the file speaks of. */
  readonly day: CalendarDate;
  /** The form of days in this export, tried in order. */
  readonly dates: readonly DateForm[];
  /** The sign of decimals in this export. */
  readonly decimals: DecimalForm;
  /** The board that delivers; null for a register, and while nobody said whose the files are. */
  readonly board: BoardNumber | null;
  /** Keys that people are pseudonymised with; empty when the board's side gave none. */
  readonly tokenKeys: readonly TokenKey[];
  /** Whether the file has the column. Compares trimmed, without square brackets and case. */
  has(header: string): boolean;
  /** Reader of a column; a column that is not there is noted as missing. */
  cell(header: string): CellReader;
  /** The board's profile, read by the definition that the adapter declared. */
  settings<S>(definition: Settings<S>): S;
  /** What was kept of a side file. */
  kept<K>(lookup: { readonly name: string; readonly _kept?: K }): ReadonlyMap<string, K>;
}

/**
 * How days are written: `iso` 2024-08-01, `compact` 20240801, `dutch` 1-8-2024 or 1/8/2024, `american` 8/1/2024, `month`
 * 202408 for its first day, `serial` 45505 as Excel counts them from 1900. A time behind the day is cut.
 */
export type DateForm = "iso" | "compact" | "dutch" | "american" | "month" | "serial";

/** How decimals are written: `1.234,5`, `1,234.5`, or with either sign and without thousands. */
export type DecimalForm = "comma" | "point" | "either";
