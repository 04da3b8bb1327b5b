import { releasableTo } from "./audiences.js";
import { type Cell, columnsOf } from "./columns.js";
import type { Counted } from "./counted.js";
import type { Verdict } from "./teams.js";

/** A table that may be given out of a place. */
export interface PlannedTable {
  /** What it is counted by, in the order of its keys; none: everybody. */
  readonly dimensions: readonly string[];
  /** Scheme of its age bands; null: not by age. */
  readonly bands: string | null;
  /** Codes whose cells are released before the table's others. */
  readonly keep: readonly string[];
  /** Codes of which alone it has cells; left out or none: of all. */
  readonly only?: readonly string[];
}

/** Which tables of whom are to be given out, to whom, beside what. */
export interface Wanted {
  /** Tables in the order of release. */
  readonly planned: readonly PlannedTable[];
  /** By dimension every code that there may be. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** The dimension whose codes are families; null: none is. */
  readonly familyDimension: string | null;
  /** Fewest people that those of each audience may be told of, largest first. */
  readonly audiences: readonly number[];
  /**
   * Whom a cell is told at most: those who may be told of so few; 0: nobody. Others are not to find it either. Undefined:
   * everybody, as far as it does not tell of few.
   */
  readonly within?: (dimensions: readonly string[], key: readonly string[]) => number | undefined;
}

/** Why a cell is not out. */
export type WhyHidden = "SUPPRESSED" | "DOMINANCE" | "COMPLEMENTARY";

/** A cell that is to be given out, with a whole number per measure, or that is not. */
export type NewCell = { readonly key: readonly string[] } & (
  | { readonly amounts: readonly number[] }
  | { readonly why: WhyHidden }
);

/** A table that is to be given out, with every cell that there may be, in the order of release. */
export interface NewTable extends Omit<PlannedTable, "keep" | "only"> {
  readonly smallest: number;
  readonly cells: readonly NewCell[];
}

const WHY = { FEW: "SUPPRESSED", DOMINANCE: "DOMINANCE", COMPLEMENTARY: "COMPLEMENTARY" } as const satisfies Record<
  Exclude<Verdict, "OUT">,
  WhyHidden
>;

/**
 * The tables of some people that may be given out, audience by audience: each with every cell that there may be, and why
 * it is withheld. All of it is where no proof can be had of what is out already.
 * @param out of each figure that is out already, to which `before` of the people speaks: the fewest whom it may tell of
 */
export function newTables(
  counted: readonly Counted[],
  out: readonly number[],
  { planned, codes, familyDimension, audiences, within }: Wanted,
): NewTable[] {
  const tables = planned.map(({ dimensions, keep, only = [] }) => ({
    dimensions,
    keep,
    keys: everyKey(dimensions.map((dimension) => codes[dimension] ?? [])).filter(
      (key) => only.length === 0 || key.some((code) => only.includes(code)),
    ),
    byFamily: familyDimension !== null && dimensions.includes(familyDimension),
  }));
  const { columns: cellsOf, alike } = columnsOf(counted, tables, out.length);
  const columns = cellsOf.map((cell) => {
    const told = within?.(planned[cell.table]?.dimensions ?? [], cell.key);
    return told === undefined ? cell : { ...cell, within: told };
  });
  const verdicts = releasableTo(alike, columns, { out, audiences });
  return [...verdicts].flatMap(([smallest, ofColumns]) => {
    const verdictOf = (column: Cell, at: number) => ofColumns?.[at] ?? withoutProof(column, smallest);
    const cells = columns.map((column, at) => ({ column, cell: cellOf(column, verdictOf(column, at)) }));
    return planned.map(({ dimensions, bands }, table) => ({
      ...{ smallest, dimensions, bands },
      cells: cells.filter(({ column }) => column.table === table).map(({ cell }) => cell),
    }));
  });
}

/** Why a column is withheld beside which nothing may be shown. */
function withoutProof({ sums: [heads = 0], dominated }: Cell, smallest: number): Verdict {
  if (heads < smallest) return "FEW";
  return dominated ? "DOMINANCE" : "COMPLEMENTARY";
}

/** Every choice of a code per dimension. */
const everyKey = (codes: readonly (readonly string[])[]): string[][] =>
  codes.reduce<string[][]>((keys, own) => keys.flatMap((key) => own.map((code) => [...key, code])), [[]]);

const cellOf = ({ key, sums }: Cell, verdict: Verdict): NewCell =>
  verdict === "OUT" ? { key, amounts: sums } : { key, why: WHY[verdict] };
