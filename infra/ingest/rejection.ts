/** What the ingest can hold against a row, a cell or a column, and what to do about it. */
export const REJECTIONS = {
  CELL_EMPTY: "Fill the cell in the HR system and deliver again.",
  CELL_INVALID: "Correct the cell in the HR system and deliver again.",
  CELL_FORBIDDEN: "Take the number out of the HR system's text field: it has the form of a citizen service number.",
  COLUMN_FORBIDDEN: "Take the column out of the export: the hub never reads it.",
  ROW_MALFORMED: "Make the export again; look for a stray delimiter, quote or line end on this line.",
  ENCODING_WRONG: "The line holds bytes that the declared encoding does not have: correct the text or the encoding.",
  KEY_CONFLICT: "Two rows with the same key differ: correct one in the HR system.",
  REFERENCE_UNKNOWN: "Deliver what the row refers to, or correct the reference.",
  NOT_YOURS: "Leave the row out: it is about another board.",
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

/** What a rejection cost: the whole row, one cell of a row that stayed, or a column that was never read. */
export type RejectionEffect = "row" | "cell" | "column";

/** One thing that was refused, and where. Never holds what the cell said. */
export interface Rejection {
  /** File name without its folder. */
  readonly file: string;
  /** Line of a delimited file (its header is line 1), or row of a JSON list, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** The column's header as the adapter documents it; null when it is about the row as a whole. */
  readonly column: string | null;
  readonly code: RejectionCode;
  readonly effect: RejectionEffect;
  /** What was expected. */
  readonly expected: string;
}
