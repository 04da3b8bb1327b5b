import { releasableTo } from "@regiohub/infra/figures/audiences";
import { type Cell, type Counted, columnsOf } from "@regiohub/infra/figures/columns";
import type { Verdict } from "@regiohub/infra/figures/teams";
import type { PlannedTable } from "@regiohub/schema/figure-tables";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "../workforce/audience.js";
import type { NewCell, NewTable, WhyHidden } from "./queries.js";

/** What tables of a place are made from. */
export interface PlaceCounted extends Pick<NewTable, "place" | "on" | "afterRun"> {
  /** Its people: `family` is their board, parts add persons, employments and ten-thousandths fte. */
  readonly counted: readonly Counted[];
  /** By dimension every code that there may be. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** Of each figure that is out already, to which `before` of the people speaks: the fewest whom it may tell of. */
  readonly out: readonly number[];
}

const WHY = { FEW: "SUPPRESSED", DOMINANCE: "DOMINANCE", COMPLEMENTARY: "COMPLEMENTARY" } as const satisfies Record<
  Exclude<Verdict, "OUT">,
  WhyHidden
>;

/**
 * The tables of a place that may be given out, first those for everybody, then those for boards of the place: each with
 * every cell that there may be. None for whom no proof can be had of what is out already.
 */
export function newTables(
  { place, on, afterRun, counted, codes, out }: PlaceCounted,
  planned: readonly PlannedTable[],
): NewTable[] {
  const tables = planned.map(({ dimensions, keep }) => ({
    dimensions,
    keep,
    keys: everyKey(dimensions.map((dimension) => codes[dimension] ?? [])),
    byFamily: dimensions.includes("BOARD"),
  }));
  const { columns, alike } = columnsOf(counted, tables, out.length);
  const verdicts = releasableTo(alike, columns, { out, audiences: [SMALLEST, SMALLEST_BETWEEN_BOARDS] });
  return [...verdicts].flatMap(([smallest, ofColumns]) => {
    if (!ofColumns) return [];
    const cells = columns.map((column, at) => ({ column, cell: cellOf(column, ofColumns[at] as Verdict) }));
    return planned.map(({ dimensions, bands }, table) => ({
      ...{ place, on, smallest, dimensions, bands, afterRun },
      cells: cells.filter(({ column }) => column.table === table).map(({ cell }) => cell),
    }));
  });
}

/** Every choice of a code per dimension. */
const everyKey = (codes: readonly (readonly string[])[]): string[][] =>
  codes.reduce<string[][]>((keys, own) => keys.flatMap((key) => own.map((code) => [...key, code])), [[]]);

function cellOf({ key, sums }: Cell, verdict: Verdict): NewCell {
  if (verdict !== "OUT") return { key, why: WHY[verdict] };
  const [persons = 0, employments = 0, fteTenThousandths = 0] = sums;
  return { key, persons, employments, fteTenThousandths };
}
