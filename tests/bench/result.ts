/** What one benchmark found. */
export interface BenchResult {
  /** Heading in RESULTS.md. */
  readonly name: string;
  /** Markdown lines: a table with ratios, and how it was measured. */
  readonly lines: readonly string[];
}
