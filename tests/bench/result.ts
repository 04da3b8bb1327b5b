/** How a benchmark is run. */
export interface BenchOptions {
  /** Part of the full size, for those who work on the benchmark itself; 1 is what the report is about. */
  readonly scale: number;
  /** Whether to measure also what takes many minutes. */
  readonly large: boolean;
}

/** What one benchmark found. */
export interface BenchResult {
  /** Heading in RESULTS.md. */
  readonly name: string;
  /** Markdown lines: a table with ratios, and how it was measured. */
  readonly lines: readonly string[];
}
