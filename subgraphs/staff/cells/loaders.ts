import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { type BoardRow, boardsByNumber, type Stretch } from "../board/queries.js";
import { decimalOf } from "../forecast/exact.js";
import type { StaffDb } from "../tables.js";
import { coverageOf, missingBoards } from "./coverage.js";
import type { Coverage } from "./coverage-type.js";
import type { Division } from "./cut.js";
import { cellKeys } from "./keys.js";
import { layDays } from "./lay.js";
import { inOrder } from "./order.js";
import type { Place } from "./place.js";
import { type CountedCell, cellsOf } from "./queries.js";
import type { WorkforceCell } from "./type.js";

type On = { readonly on: CalendarDate };

/** Loaders that count people by what they are, and how much of a place that is. */
export interface CellLoaders {
  /** By board, for its own eyes: exact. */
  readonly cellsOfBoard: Batched<Division & On, BoardNumber, WorkforceCell[]>;
  /** By key of the place. */
  readonly coverage: Batched<Pick<Place, "kind"> & On, string, Coverage>;
  /** By key of the place. */
  readonly missingBoards: Batched<Stretch & Pick<Place, "kind"> & On, string, BoardRow[]>;
}

/**
 * The loaders of one operation. Cells are laid over the login that counts, and read as the caller; which days deliveries
 * tell of is known to that login alone.
 */
export const cellLoaders = (db: StaffDb, figures: StaffDb): CellLoaders => ({
  cellsOfBoard: wholeList(
    "Workforce.cells",
    LIST_SIZES["Workforce.cells"],
    async ({ on, ...division }: Division & On, boards, limit) => {
      await layDays(figures, boards, on);
      const by = ["BOARD", ...division.by] as const; // so that it is one statement for all of them
      const cells = await cellsOf(db, { ...division, by, boards, days: [on] }, limit);
      const byBoard = Map.groupBy(cells, ({ keys }) => keys[0]);
      return Promise.all(boards.map((board) => shownCells(byBoard.get(board) ?? [], { on, ...division })));
    },
  ),
  coverage: batched(({ kind, on }, keys) => coverageOf(figures, kind, keys, on)),
  missingBoards: batched(async ({ kind, ...stretch }, keys) => {
    const missing = await missingBoards(figures, kind, keys, stretch);
    const boards = new Map((await boardsByNumber(db, missing.flat())).map((board) => [board.number, board]));
    return missing.map((numbers) => numbers.flatMap((number) => boards.get(number) ?? []));
  }),
});

/** The cells of a board, which stand by their board first. */
async function shownCells(cells: readonly CountedCell[], division: Division & On): Promise<WorkforceCell[]> {
  const whole = cells.reduce((sum, { persons }) => sum + persons, 0);
  const ordered = await inOrder(
    cells.map(({ keys, ...cell }) => ({ ...cell, keys: keys.slice(1) })),
    division,
  );
  return ordered.map(({ keys, persons, employments, fte }) => ({
    keys: cellKeys(keys, division),
    persons,
    employments,
    fte: decimalOf(fte),
    exactFte: fte,
    why: [],
    whole,
  }));
}
