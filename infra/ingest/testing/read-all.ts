import { Invalid } from "../cell.js";
import type { OpenFile } from "../read.js";

/** All that a file holds. */
export interface WholeFile {
  readonly headers: readonly string[];
  /** The cells of each row in the order of the headers; one that is refused as `not …`, what was expected. */
  readonly rows: readonly (string | null)[][];
  /** The number of each row. */
  readonly lines: readonly number[];
  /** The rows that could not be taken apart: `3 ROW_MALFORMED: every cell once`. */
  readonly bad: readonly string[];
}

/** Reads a file to its end, as `decodeFile` does. */
export async function readAll(opening: Promise<OpenFile>): Promise<WholeFile> {
  const open = await opening;
  try {
    const cells = open.headers.map((_, index) => open.cell(index));
    const rows: (string | null)[][] = [];
    const lines: number[] = [];
    const bad: string[] = [];
    for await (const batch of open.batches) {
      for (const row of batch.rows) rows.push(cells.map((cell) => shown(cell(row))));
      lines.push(...batch.lines);
      bad.push(...batch.bad.map(({ line, code, expected }) => `${line} ${code}: ${expected.en}`));
    }
    return { headers: open.headers, rows, lines, bad };
  } finally {
    await open.close();
  }
}

const shown = (cell: string | null | Invalid) => (cell instanceof Invalid ? `not ${cell.expected.en}` : cell);
