import { readReference } from "./reference.js";

/** Where a dataset began to count otherwise: years on both sides of it are not to be compared without saying so. */
export interface SeriesBreak {
  readonly dataset: string;
  /** Last year that was counted as before. */
  readonly lastBefore: number;
  /** First year that was counted as it is now. */
  readonly firstAfter: number;
}

/** The breaks that the hub knows: `schema/reference/series-breaks.csv`. */
export async function seriesBreaks(): Promise<SeriesBreak[]> {
  const rows = await readReference("series-breaks.csv", ["dataset", "last_before", "first_after"]);
  return rows.map(({ dataset, last_before, first_after }) => ({
    dataset,
    lastBefore: Number(last_before),
    firstAfter: Number(first_after),
  }));
}

/** Whether two years of a dataset, in any order, lie on both sides of a break. */
export const isBroken = (breaks: readonly SeriesBreak[], dataset: string, one: number, other: number): boolean =>
  breaks.some(
    (known) =>
      known.dataset === dataset && Math.min(one, other) <= known.lastBefore && Math.max(one, other) >= known.firstAfter,
  );
