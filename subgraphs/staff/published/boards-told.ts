import type { People } from "@regiohub/infra/figures/beside";
import { withheldAtSight } from "@regiohub/infra/figures/release";
import type { Release } from "@regiohub/infra/figures/store";
import { SMALLEST } from "@regiohub/schema/access/audience";
import type { Dimension } from "@regiohub/schema/figures";
import { batchesOf } from "../cells/batches.js";
import type { StaffDb } from "../tables.js";
import { type Alike, cellsOfArea, WHOLE } from "../workforce/counted.js";
import { tallyOf } from "../workforce/judge.js";
import { giveOutTotals } from "../workforce/released.js";
import type { Due } from "./turns.js";

const BY_BOARD: Dimension = "BOARD";

/** The people of boards of which everybody may be told of: of the others nothing is in any table. */
export function ofBoardsToTell(people: readonly People[]): People[] {
  const isToTell = (theirs: readonly People[]) =>
    withheldAtSight([], { name: WHOLE, smallest: SMALLEST, tally: tallyOf(alikeIn(theirs)) }) === null;
  return [...Map.groupBy(people, ({ family }) => family).values()].filter(isToTell).flat();
}

/**
 * Keeps what tables that are given out say of each board, as figures that are out of it by itself: on that day they are
 * the answer, and what it is asked for on another day is held against them.
 */
export async function keepTotals(
  db: StaffDb,
  { area, on, inArea }: Pick<Due, "area" | "on" | "inArea">,
  { people, tables }: Pick<Release, "people" | "tables">,
): Promise<void> {
  const counted = Map.groupBy(alikeIn(people), ({ board }) => board);
  for (const { smallest, dimensions, cells: told } of tables) {
    if (dimensions.join() !== BY_BOARD) continue;
    const shown = new Set(told.flatMap((cell) => ("amounts" in cell ? cell.key : [])));
    const all = cellsOfArea(area, inArea);
    for (const boards of batchesOf([...all.keys()].filter((board) => shown.has(board)))) {
      const cells = new Map(boards.map((board) => [board, all.get(board) as string]));
      await giveOutTotals(db, { cells, smallest, on }, counted);
    }
  }
}

/** People of tables as those of their boards' own figures: whatever they are, with all they do. */
function alikeIn(people: readonly People[]): Alike[] {
  const each = people.map(({ family, parts, people: ids }) => {
    const sum = (measure: number) => parts.reduce((total, { add }) => total + (add[measure] ?? 0), 0);
    return { board: family, employments: sum(1), fte: sum(2), ids };
  });
  return [...Map.groupBy(each, ({ board, employments, fte }) => `${board} ${employments} ${fte}`).values()].map(
    (all) => {
      const { board, employments, fte } = all[0] as (typeof each)[number];
      const ids = all.flatMap((one) => one.ids);
      return { board, employments, fte, persons: ids.length, people: `{${ids.join()}}` };
    },
  );
}
