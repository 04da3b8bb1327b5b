import type { Random } from "@regiohub/infra/testing/random";

/** A row as Profit gives it: every column, null where it is empty. */
export type Row = Readonly<Record<string, unknown>>;

/** What is asked of a connector's rows, as Profit reads it from the query. */
export interface Selection {
  /** Columns; a minus before one turns it round. */
  readonly order: readonly string[];
  /** Any of these holds: conditions that all hold. */
  readonly filter: readonly (readonly Test[])[];
  readonly skip: number;
  readonly take: number;
}

/** One condition of a filter. */
export interface Test {
  readonly field: string;
  readonly operator: number;
  readonly value: string;
}

/**
 * Rows of one page. Rows that share a place in the order come in any order, another one each time: without a unique
 * order pages overlap and lose rows.
 */
export function select(rows: readonly Row[], { order, filter, skip, take }: Selection, random: Random): readonly Row[] {
  const sorted = rows
    .filter((row) => filter.length === 0 || filter.some((tests) => tests.every((test) => holds(row, test))))
    .map((row) => ({ row, place: random.next() }))
    .sort((a, b) => compare(a.row, b.row, order) || a.place - b.place)
    .map(({ row }) => row);
  return take < 0 ? sorted : sorted.slice(skip, skip + take);
}

function compare(a: Row, b: Row, order: readonly string[]): number {
  for (const field of order) {
    const [name, sign] = field.startsWith("-") ? [field.slice(1), -1] : [field, 1];
    const difference = compareValues(a[name], b[name]);
    if (difference !== 0) return difference * sign;
  }
  return 0;
}

/** Empty first, numbers by size, anything else as text. */
function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}

const HOLDS: Readonly<Record<number, (cell: string, value: string) => boolean>> = {
  1: (cell, value) => cell === value,
  2: (cell, value) => cell >= value,
  3: (cell, value) => cell <= value,
  4: (cell, value) => cell > value,
  5: (cell, value) => cell < value,
  6: (cell, value) => cell.includes(value),
  7: (cell, value) => cell !== value,
  8: (cell) => cell === "",
  9: (cell) => cell !== "",
  10: (cell, value) => cell.startsWith(value),
};

function holds(row: Row, { field, operator, value }: Test): boolean {
  const cell = row[field];
  return HOLDS[operator]?.(cell === null || cell === undefined ? "" : String(cell), value) ?? false;
}
