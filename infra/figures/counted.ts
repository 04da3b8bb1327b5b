import type { Added, FamilyPlaces } from "./amounts.js";

/** One of the things that people are counted by, as they are at it: `add` has a whole number per measure, heads first. */
export interface Part {
  /** Code by dimension. What is not said of the families' own dimension is the family: so families have parts in common. */
  readonly is: Readonly<Record<string, string>>;
  readonly add: readonly number[];
}

/** People who are counted alike. */
export interface Counted {
  /** 0: nobody who is known to be alike, and yet somebody's sums may hold these parts. */
  readonly persons: number;
  /** Who counts them: of a figure, one of several must not make up nearly all. */
  readonly family: string;
  /** What each of them is counted by: one part for most, several for who is two things at once. */
  readonly parts: readonly Part[];
  /** What each of them adds to columns that are out already; of their family alone at these places. */
  readonly before?: Added;
  readonly familyBefore?: FamilyPlaces;
}

/** Figures by some dimensions. */
export interface Table {
  /** None: everybody. */
  readonly dimensions: readonly string[];
  /**
   * A code per dimension, of each cell that there may be. A cell that is left out is empty by definition, and is known to
   * be, or is never told, whoever is in it; one of nobody is to stand here, so that what is hidden does not tell.
   */
  readonly keys: readonly (readonly string[])[];
  /** Cells with one of these codes come before the table's others. */
  readonly keep?: readonly string[];
  /** Whether a dimension tells the families apart: then each has all of its own cells. */
  readonly byFamily?: boolean;
}
