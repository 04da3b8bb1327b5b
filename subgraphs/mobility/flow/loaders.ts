import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import { USUAL_WINDOW } from "../event/derive.js";
import { namesOf } from "../pair/components.js";
import { type Area, areasOn, coverageOf, isYear } from "../published/areas.js";
import { placeOf } from "../published/places.js";
import { publishedFigures } from "../published/store.js";
import type { MobilityDb } from "../tables.js";
import { entriesOf } from "./entries.js";
import { betweenOf, exactCells, figuresOf, leaverBands, missingFlows } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { type BoardHistory, boardHistories } from "./queries.js";
import type { FlowArgs, Flows } from "./type.js";

/** Loaders of flows, of one operation. */
export interface FlowLoaders {
  /** By board: exact for the board itself, for others nothing. */
  readonly flows: Batched<FlowArgs, BoardNumber, Flows>;
  /** By region, `SCHEME CODE`: what was given out. */
  readonly flowsOfRegion: Batched<FlowArgs, string, Flows>;
}

/** The loaders of one operation. */
export const flowLoaders = (db: MobilityDb, figures: MobilityDb, caller: Caller): FlowLoaders => ({
  flows: batched(async (args, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
    const histories = await boardHistories(db, boards.filter(isOwn), args);
    const byBoard = new Map(histories.map((history) => [history.board, history]));
    return Promise.all(
      boards.map((board) => (isOwn(board) ? ownFlows(byBoard.get(board), args) : missingFlows("NOT_PUBLISHED", args))),
    );
  }),
  flowsOfRegion: batched(async (args, regions) => {
    const areas = new Map((await areasOn(figures, args.to, regions)).map((one) => [one.area, one]));
    return Promise.all(regions.map((region) => regionFlows(figures, areas.get(region), { args, caller })));
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
      nameOf: namesOf(history.pairs),
    },
  );
  return figuresOf(args, { ...exactCells(entries), boards: 1, boardsObserved: 1 });
}

const TABLES = ["STOCK", "LINE", "AGE", "BETWEEN", "WINDOW", "LINK"];

/** What was given out of a region. */
async function regionFlows(
  figures: MobilityDb,
  area: Area | undefined,
  { args, caller }: { readonly args: FlowArgs; readonly caller: Caller },
): Promise<Flows> {
  const { view, windowDays, functionGroup, to } = args;
  const isGivenOut = isYear(args) && view === "EVENT" && windowDays === USUAL_WINDOW && !functionGroup;
  if (!area || !isGivenOut) return missingFlows("NOT_PUBLISHED", args);
  const smallest = smallestFor(
    caller,
    area.boards.map(({ board }) => board),
  );
  const place = placeOf("FLOWS", area.area);
  const { cell, cellsOf } = await publishedFigures(figures, { place, on: to, smallest, tables: TABLES });
  return figuresOf(args, { cell, between: betweenOf(cellsOf("BETWEEN"), cell), ...coverageOf(area, args) });
}
