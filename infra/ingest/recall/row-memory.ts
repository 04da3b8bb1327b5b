import type { FileBinding } from "../bind.js";
import { type CellReader, Invalid, type Row } from "../cell.js";
import type { OpenFile } from "../read.js";
import { markOf, type RowMark } from "./row-mark.js";

/** What is known of a row before it is decoded. */
export interface Seen {
  readonly mark: RowMark;
  /** What it became before, each record as COPY text of its values; undefined when it has to be decoded. */
  readonly records: readonly string[] | undefined;
}

/** A row that need not be decoded. */
export type KnownRow = Seen & { readonly records: readonly string[] };

/** Looks at the text of a row before it is taken apart. */
export type Look = (text: string) => Seen;

/** What rows became before, and what those become that are decoded now. */
export interface RowMemory {
  /**
   * All that records depend on besides what marks a row.
   * @param headers of the columns that it has
   * @param by what marks a row: its text, or the cells that are read
   */
  seedOf(headers: readonly string[], by: "text" | "cells"): string;
  /** What a row with this mark became, when it can be taken again. */
  find(mark: RowMark): readonly string[] | undefined;
  /** Adds a row that is known. */
  add(row: KnownRow, line: number): void;
  /** All records of a row were given; without a mark it is not to be known again. */
  endRow(mark: RowMark | undefined): void;
}

/**
 * How the rows of a file are looked at before they are decoded: by their text where they have one, then the batches say
 * what was seen; else by the cells that are read. All columns have been bound by now.
 */
export function lookerAt(
  open: OpenFile,
  binding: FileBinding,
  memory: RowMemory,
): ((row: Row) => Seen | undefined) | undefined {
  const seen = (mark: RowMark): Seen => ({ mark, records: memory.find(mark) });
  if (open.lookWith) {
    const seed = memory.seedOf(open.headers, "text");
    open.lookWith((text) => seen(markOf(seed + text)));
    return undefined;
  }
  const columns = binding.columnsRead();
  const seed = memory.seedOf(
    columns.map(({ header }) => header),
    "cells",
  );
  const cells = columns.map(({ cell }) => cell);
  return (row) => {
    const text = textOf(row, cells);
    return text === undefined ? undefined : seen(markOf(seed + text));
  };
}

// Signs that stand in no cell that can be taken.
const BETWEEN = "\u001f";
const NOTHING = "\u001e";

/** The cells of a row as one text; undefined where one is no value. */
function textOf(row: Row, cells: readonly CellReader[]): string | undefined {
  let text = "";
  for (const cell of cells) {
    const value = cell(row);
    if (value instanceof Invalid) return undefined;
    text += BETWEEN + (value ?? NOTHING);
  }
  return text;
}
