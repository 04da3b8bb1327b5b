/** A number as a page shows it. */
export interface Figure {
  /** As exact text with a point, `-0.50`; null when there is none. */
  readonly value: string | null;
  /** In the page's language: why there is none, or what to mind where there is one; null: nothing. */
  readonly note: string | null;
}

/** A figure with nothing to mind. */
export const figureOf = (value: string | number): Figure => ({ value: String(value), note: null });
