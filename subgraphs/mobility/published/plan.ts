import type { PlannedTable, Wanted } from "@regiohub/infra/figures/tables";
import type { BoardNumber } from "@regiohub/infra/values";
import { RESOLUTIONS } from "@regiohub/schema/records/redundancy";
import { type FlowCut, FURTHER_CUTS, ownName } from "../flow/cuts.js";
import { CELLS, UNKNOWN_AGE, WINDOW_CELLS } from "../flow/entries.js";
import { leaverBands } from "../flow/figures.js";
import { ANNUAL_LINES, EVENT_LINES } from "../flow/kind.js";
import { WINDOWS } from "../flow/window.js";
import { type Cell, cellName } from "../redundancy/figures.js";
import { LINK_STATUSES } from "./link-status.js";
import { type StocksOut, stocksWithin } from "./stocks.js";

/** Which tables are given out, in their order, and which cells there may be. */
export type TablePlan = Pick<Wanted, "planned" | "codes" | "within">;

/** Cells in tables by their first word, in the order of release; `keep` come before a table's others. */
function planOf(cells: readonly string[], keep: readonly string[]): TablePlan {
  const codeOf = (cell: string) => cell.slice(cell.indexOf(" ") + 1);
  const byTable = Map.groupBy(cells, (cell) => cell.slice(0, cell.indexOf(" ")));
  const kept = keep.map(codeOf);
  const planned = [...byTable.keys()].map((table): PlannedTable => ({ dimensions: [table], bands: null, keep: kept }));
  return { planned, codes: Object.fromEntries([...byTable].map(([table, own]) => [table, own.map(codeOf)])) };
}

/** What is told of redundancies: how many, and how many were placed, before all else. */
export const REDUNDANCY_PLAN: TablePlan = planOf(
  (["ALL", "PLACED", "OPEN", ...RESOLUTIONS] satisfies Cell[]).map(cellName),
  (["ALL", "PLACED"] satisfies Cell[]).map(cellName),
);

/** Most boards between which moves are told one by one: of 700 it would be half a million cells, nearly all of nobody. */
const MOST_PAIRED = 200;

const TOTALS = (["IN", "OUT"] as const).map(CELLS.all);

/** Both stocks, and all who came and left. */
const TOTALS_AND_STOCKS = [CELLS.before, CELLS.after, ...TOTALS];

/** The stocks and lines that a cut has for itself. */
const cellsOfCut = (cut: FlowCut): string[] =>
  [...TOTALS_AND_STOCKS, ...(cut.view === "EVENT" ? EVENT_LINES : ANNUAL_LINES).map(CELLS.line)].flatMap(
    (cell) => ownName(cut, cell) ?? [],
  );

/**
 * What is told of flows between these boards. By events first, with the usual window and of all functions: all who came
 * and all who left before the ways in which they did, the young leavers before the others, of whom there are more. Then by
 * year, by group of functions, and with other windows. Between very many boards no moves are told one by one.
 * @param stocks what others tell of who works there: nobody is told more of it
 */
export async function flowPlan(boards: readonly BoardNumber[], stocks: StocksOut): Promise<TablePlan> {
  const bands = (await leaverBands()).map(({ code }) => code);
  const paired = boards.length <= MOST_PAIRED ? boards : [];
  const pairs = paired.flatMap((from) => paired.filter((to) => to !== from).map((to) => CELLS.between(from, to)));
  const plan = planOf(
    [
      ...[...TOTALS_AND_STOCKS, ...EVENT_LINES.map(CELLS.line)],
      ...[...bands, UNKNOWN_AGE].map(CELLS.age),
      ...pairs,
      ...WINDOWS.flatMap((days) => WINDOW_CELLS.map((what) => CELLS.window(days, what))),
      ...LINK_STATUSES.map(CELLS.link),
      ...FURTHER_CUTS.flatMap((cut) => cellsOfCut(cut)),
    ],
    [...TOTALS, ...bands.slice(0, -1).map(CELLS.age)],
  );
  return { ...plan, within: stocksWithin(boards, stocks) };
}
