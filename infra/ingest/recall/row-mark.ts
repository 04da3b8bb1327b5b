import { hash } from "node:crypto";

/**
 * What tells rows apart: those with the same one become the same records. As many characters as it has bytes. Two rows
 * could only be taken for each other by whoever made both to that end: that would be the board itself.
 */
export type RowMark = string;

/** Bytes of a mark. */
export const MARK_BYTES = 8;

/** Stands in the place of a mark where a row is not to be known again. */
export const NO_MARK: RowMark = "\0".repeat(MARK_BYTES);

/** The mark of a row by a text that says all that its records depend on. */
export const markOf = (text: string): RowMark => hash("sha256", text, "binary").slice(0, MARK_BYTES);

/** The marks of some records as they are kept, one behind the other. */
export const packMarks = (marks: string): Buffer => Buffer.from(marks, "latin1");

/** The mark of a record among those of many, one behind the other. */
export const markAt = (marks: string, record: number): RowMark =>
  marks.slice(record * MARK_BYTES, (record + 1) * MARK_BYTES);
