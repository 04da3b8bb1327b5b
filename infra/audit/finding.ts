import type { Instant } from "../values.js";

/**
 * What is wrong with a reading or a seal. `MISSING`: it is gone; `CHANGED`: it is not what was written; `EXTRA`: it was
 * never written here; `REWRITTEN`: the readings from here to the next seal are not those that were sealed.
 */
export type Fault = "MISSING" | "CHANGED" | "EXTRA" | "REWRITTEN";

/** The first thing that is wrong with a lane, or with the seals. */
export interface Finding {
  /** Null: the seals. */
  readonly lane: number | null;
  /** Number of the reading in its lane, or of the seal. */
  readonly seq: number;
  /** When it was written; of what is missing, when that behind it was; null: nobody can tell. */
  readonly at: Instant | null;
  readonly fault: Fault;
}

/** A moment in ms since 1970 as text; null for one that no clock shows. */
export const instantOf = (ms: number | undefined): Instant | null =>
  ms === undefined || Number.isNaN(new Date(ms).getTime()) ? null : new Date(ms).toISOString();
