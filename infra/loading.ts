import type { ClientBase } from "pg";
import type { Coverage } from "./ingest/define.js";
import type { Threshold } from "./ingest/guard.js";
import type { RecordDefinition } from "./record.js";
import type { BoardNumber, CalendarDate } from "./values.js";
import type { Words } from "./words.js";

/** Rows that a loader touched, per kind of thing. */
export interface LoadCounts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** What a loader did. */
export interface LoadOutcome extends LoadCounts {
  /** Rows of other kinds that went with what was removed, by kind: of a kind that is delivered too, they count there. */
  readonly alongside?: Readonly<Record<string, number>>;
}

/** A fault that only shows when a record meets the tables. */
export interface LoadRejection {
  /** Index of the file in the delivery. */
  readonly file: number;
  /** Line or row in that file, from 1, as the reader counted it. */
  readonly line: number;
  /** Record field, `siteCode`; null when it is about the row as a whole. */
  readonly field: string | null;
  readonly code: "KEY_CONFLICT" | "REFERENCE_UNKNOWN" | "NOT_YOURS";
  /** What was expected, without the cell's value. */
  readonly expected: Words;
}

/** One delivery's staged records of one kind, inside the delivery's transaction. */
export interface StagedRecords {
  /** In the delivery's transaction, under the subgraph's own role. */
  readonly client: ClientBase;
  /** Run that brings these records; rows keep it to be traceable. */
  readonly runId: number;
  /** Name of the source, `afas`. */
  readonly source: string;
  /** Board whose delivery this is; null for a register. */
  readonly board: BoardNumber | null;
  /** Name of the board in its profile, when given. */
  readonly boardName: string | null;
  /** Day that the files speak of. */
  readonly day: CalendarDate;
  /**
   * Quoted name of the staging table: the record's columns, and `_file int`, `_line int` in order of delivery.
   * Rows with equal keys that agree in all fields have been reduced to one; refused rows are not in it.
   */
  readonly staged: string;
}

/** What a loader checks with. */
export interface CheckContext extends StagedRecords {
  /** Refuses rows: they are reported, and leave the staging table before this resolves. */
  reject(rejections: readonly LoadRejection[]): Promise<void>;
}

/** What a loader loads with, when all checks of the kind are done. */
export interface LoadContext extends StagedRecords {
  /**
   * `full`: what is not delivered is gone; `windowed`: it stays as it was, but for parts of a thing that was delivered;
   * `delta`: everything else stays as it was.
   */
  readonly coverage: Coverage;
  /**
   * Quoted name of a table with the record's key columns, as text: what refused rows were about. A refused row was not
   * left out: nothing goes on its account. Rows of which nobody can tell what they were about make a delivery `delta`.
   */
  readonly refused: string;
}

/**
 * Set-based SQL from the staging table of one record kind to a subgraph's own tables, in two steps: all refusing comes
 * before all writing, so that no row is taken away on the word of a delivery that turns out to be incomplete.
 */
export interface Loader {
  /** Record kind, `employment`. */
  readonly kind: string;
  /** Refuses what cannot be loaded; `load` gets the rest. Temporary tables may carry over. */
  check?(context: CheckContext): Promise<void>;
  load(context: LoadContext): Promise<LoadOutcome>;
}

/** A run whose records have been loaded. */
export interface LoadedRun {
  readonly runId: number;
  readonly board: BoardNumber;
  /** Name of the source, `afas`. */
  readonly source: string;
  /** What it means that something was not delivered. */
  readonly coverage: Coverage;
  /** Day that the files speak of. */
  readonly day: CalendarDate;
  /** First day from which on the board vouches that what ended is in its deliveries; null where it does not. */
  readonly historySince: CalendarDate | null;
  /** Record kinds that were delivered, in order of loading. */
  readonly kinds: readonly string[];
}

/**
 * Records that one subgraph makes for others out of its own tables, behind a delivery: subgraphs meet at a record, here
 * too. Those that have a loader of the kind load them as they load what boards deliver. They are neither kept nor counted:
 * a replay makes them anew.
 */
export interface Offer {
  readonly record: RecordDefinition;
  /** Record kinds that it is made after; a delivery that brings none of them makes none. */
  readonly after: readonly string[];
  /**
   * Fills the staging table by its fields' columns, with rows that may be loaded: none is refused. Asked under the
   * subgraph's role, with the delivering board's rows in reach; of its runs the oldest first, but later ones may have been
   * loaded by then.
   * @param staged its quoted name
   * @param scope `changed`: whole things that the run changed something of, loaded as `windowed`; `all`: everything of
   *   the board, at the first delivery after which it is made, loaded as `full`
   * @returns how many rows; `changed` things of which there are none are not loaded
   */
  make(client: ClientBase, run: LoadedRun, staged: string, scope: "changed" | "all"): Promise<number>;
}

/** What a subgraph concludes from a delivery: once, behind all loaders and offers, in their transaction. */
export interface Consequence {
  /** `load`: the role that owns the schema; `derive`: the one that its migrations let see all boards. */
  readonly role: "load" | "derive";
  run(client: ClientBase, run: LoadedRun): Promise<void>;
  /** Concludes what follows from more than deliveries: registers, and people who were erased. Every night, in a transaction. */
  again?(client: ClientBase): Promise<void>;
}

/** One figure of what a run did. */
export interface Measure {
  /** As thresholds in the profile name it: `left`. */
  readonly name: string;
  readonly count: number;
  /** Of how many, before the run. */
  readonly of: number;
  /** Unless the profile says otherwise. */
  readonly limit: Threshold;
}

/** The figures of what a run did that one subgraph has. */
export interface Measures {
  /** All that there are, as thresholds in the profile name them. */
  readonly names: readonly string[];
  /** In the run's transaction and under the subgraph's role. */
  take(client: ClientBase, run: LoadedRun): Promise<readonly Measure[]>;
}

/** One thing that a run changed, for the board's own eyes. */
export interface Difference {
  readonly what: "joined" | "left" | "changed" | "moved";
  /** Who: number and name, as the board knows them. */
  readonly who: string;
  /** What of theirs: `employment 1/2, line 7`; null when it is about the person. */
  readonly part: string | null;
  /** Field that changed, `functionCode`; null when something came or went. */
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
