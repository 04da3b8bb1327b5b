import type { FileCounts, FileSink } from "./file-sink.js";
import { type LastRow, NO_TOTAL } from "./read/last-rows.js";
import type { Batch } from "./read.js";

/**
 * The totals that a file ends in: as many as the board said there may be are passed over, others are refused. They are
 * about nobody, so that nothing stays on their account.
 */
export class Totals {
  /** How many were found. */
  count = 0;

  constructor(
    readonly file: string,
    readonly counts: FileCounts,
    readonly sink: Pick<FileSink, "rejection">,
  ) {}

  /**
   * Passes over a row that is no record, when it may be a total: it speaks of sums, or has numbers but not those of a
   * record's key.
   */
  passes(row: LastRow | undefined, key: () => readonly unknown[] | undefined): boolean {
    if (row !== "sum" && (row !== "numbers" || key() !== undefined)) return false;
    this.#pass();
    return true;
  }

  /** Some rows without those that say that they are totals, or speak of sums and cannot be taken apart. */
  takenOut(batch: Batch): Batch {
    const { rows, lines, bad, seen, last } = batch;
    if (!last || last.size === 0) return batch;
    const kept = [...lines.keys()].filter((place) => !this.#take(batch, lines[place] as number, true));
    return {
      rows: kept.map((place) => rows[place] as Batch["rows"][number]),
      lines: kept.map((place) => lines[place] as number),
      bad: bad.filter(({ line }) => !this.#take(batch, line, false)),
      seen: seen && kept.map((place) => seen[place]),
      last,
    };
  }

  #take({ last }: Batch, line: number, isRow: boolean): boolean {
    const kind = last?.get(line);
    if (kind === "undeclared") this.#refuse(line);
    else if (kind === "total" || (kind === "sum" && !isRow)) this.#pass();
    else return false;
    this.counts.read += 1;
    return true;
  }

  #pass(): void {
    this.count += 1;
    this.counts.passed += 1;
  }

  #refuse(line: number): void {
    this.count += 1;
    this.counts.refused += 1;
    const { file } = this;
    this.sink.rejection({ file, line, column: null, code: "TOTAL_UNDECLARED", effect: "row", expected: NO_TOTAL });
  }
}
