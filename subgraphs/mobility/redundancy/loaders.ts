import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber } from "@regiohub/infra/values";
import type { Period } from "../period.js";
import type { MobilityDb } from "../tables.js";
import { missingFigures, ownFigures } from "./figures.js";
import { redundanciesOf } from "./queries.js";
import type { RedundancyFigures } from "./type.js";

/** Loaders of redundancies, of one operation. */
export interface RedundancyLoaders {
  /** By board: exact for the board itself, for others nothing. */
  readonly redundancy: Batched<Period, BoardNumber, RedundancyFigures>;
}

/** The loaders of one operation. */
export const redundancyLoaders = (db: MobilityDb, caller: Caller): RedundancyLoaders => ({
  redundancy: batched(async (period, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
    const found = await redundanciesOf(db, boards.filter(isOwn), period);
    const byBoard = new Map(found.map((one) => [one.board, one]));
    return boards.map((board) =>
      isOwn(board) ? ownFigures(byBoard.get(board), period) : missingFigures("NOT_PUBLISHED", period),
    );
  }),
});
