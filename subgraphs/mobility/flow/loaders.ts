import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber } from "@regiohub/infra/values";
import type { MobilityDb } from "../tables.js";
import { entriesOf } from "./entries.js";
import { exactCells, figuresOf, leaverBands, missingFlows } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { type BoardHistory, boardHistories } from "./queries.js";
import type { FlowArgs, Flows } from "./type.js";

/** Loaders of flows, of one operation. */
export interface FlowLoaders {
  /** By board: exact for the board itself, for others nothing. */
  readonly flows: Batched<FlowArgs, BoardNumber, Flows>;
}

/** The loaders of one operation. */
export const flowLoaders = (db: MobilityDb, caller: Caller): FlowLoaders => ({
  flows: batched(async (args, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
    const histories = await boardHistories(db, boards.filter(isOwn), args);
    const byBoard = new Map(histories.map((history) => [history.board, history]));
    return Promise.all(
      boards.map((board) => (isOwn(board) ? ownFlows(byBoard.get(board), args) : missingFlows("NOT_PUBLISHED", args))),
    );
  }),
});

/** What a board is told of its own people. */
async function ownFlows(history: BoardHistory | undefined, args: FlowArgs): Promise<Flows> {
  if (!history) return missingFlows("NOT_DELIVERED", args);
  if (!tellsOf(history, args)) return missingFlows("NOT_OBSERVED", args);
  const { view, windowDays, functionGroup } = args;
  const entries = entriesOf(
    { people: peopleOf(history), legs: history.legs },
    {
      period: args,
      view,
      windowDays,
      scope: (place) => place.board === history.board && (!functionGroup || place.functionGroup === functionGroup),
      bands: await leaverBands(),
    },
  );
  return figuresOf(args, { ...exactCells(entries), boards: 1, boardsObserved: 1 });
}
