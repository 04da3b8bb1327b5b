import { hash } from "node:crypto";
import { type CellReader, Invalid, type Row } from "../cell.js";

/**
 * What tells rows apart: those with the same one become the same records. As many characters as it has bytes. Two rows
 * could only be taken for each other by whoever made both to that end: that would be the board itself.
 */
export type RowMark = string;

/** Bytes of a mark. */
export const MARK_BYTES = 8;

/** Stands in the place of a mark where a row is not to be known again. */
export const NO_MARK: RowMark = "\0".repeat(MARK_BYTES);

// Signs that stand in no cell that can be taken.
const BETWEEN = "\u001f";
const NOTHING = "\u001e";

/**
 * What marks the rows of a file.
 * @param seed all that their records depend on besides the cells
 * @param cells readers of the columns that are read
 * @returns undefined for a row with a cell that is no value
 */
export const rowMarker =
  (seed: string, cells: readonly CellReader[]) =>
  (row: Row): RowMark | undefined => {
    let text = seed;
    for (const cell of cells) {
      const value = cell(row);
      if (value instanceof Invalid) return undefined;
      text += BETWEEN + (value ?? NOTHING);
    }
    return hash("sha256", text, "binary").slice(0, MARK_BYTES);
  };

/** The marks of some records as they are kept, one behind the other. */
export const packMarks = (marks: string): Buffer => Buffer.from(marks, "latin1");

/** The mark of a record among those of many, one behind the other. */
export const markAt = (marks: string, record: number): RowMark =>
  marks.slice(record * MARK_BYTES, (record + 1) * MARK_BYTES);
