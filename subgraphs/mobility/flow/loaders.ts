import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import type { WhyMissing } from "@regiohub/schema/figures";
import { namesOf } from "../pair/components.js";
import { areasOf, boardsTelling, coverageOf, whyNotOut } from "../published/areas.js";
import { placeOf } from "../published/places.js";
import { NONE_PLANNED, type PublishedFigures, publishedFigures } from "../published/store.js";
import type { MobilityDb } from "../tables.js";
import { givenOutAs, isUsual } from "./cuts.js";
import { entriesOf } from "./entries.js";
import { betweenOf, exactCells, type FlowCells, figuresOf, leaverBands, missingFlows } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { type BoardHistory, boardHistories } from "./queries.js";
import type { FlowArgs, Flows } from "./type.js";

/** Loaders of flows, of one operation. */
export interface FlowLoaders {
  /** By board: exact for the board itself, for others nothing but whether it delivers. */
  readonly flows: Batched<FlowArgs, BoardNumber, Flows>;
  /** By region, `SCHEME CODE`: what was given out. */
  readonly flowsOfRegion: Batched<FlowArgs, string, Flows>;
}

/** The loaders of one operation. */
export const flowLoaders = (
  db: MobilityDb,
  figures: MobilityDb,
  asker: { readonly caller: Caller; readonly today: CalendarDate },
): FlowLoaders => ({
  flows: batched(async (args, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(asker.caller, board);
    const histories = await boardHistories(db, boards.filter(isOwn), args);
    const byBoard = new Map(histories.map((history) => [history.board, history]));
    const others = boards.filter((board) => !isOwn(board));
    const telling = await boardsTelling(figures, others, args);
    return Promise.all(
      boards.map((board) =>
        isOwn(board)
          ? ownFlows(byBoard.get(board), args)
          : missingFlows("NOT_PLANNED", args, { boards: 1, boardsObserved: telling.has(board) ? 1 : 0 }),
      ),
    );
  }),
  flowsOfRegion: batched((args, regions) => regionFlows(figures, regions, { args, ...asker })),
});

/** What a board is told of its own people. */
async function ownFlows(history: BoardHistory | undefined, args: FlowArgs): Promise<Flows> {
  const untold = { boards: 1, boardsObserved: 0 };
  if (!history) return missingFlows("NOT_DELIVERED", args, untold);
  if (!tellsOf(history, args)) return missingFlows("NOT_OBSERVED", args, untold);
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
      isThere: () => true,
    },
  );
  return figuresOf(args, { ...exactCells(entries), boards: 1, boardsObserved: 1, bordersOn: null });
}

/** What was given out of regions; two statements. */
async function regionFlows(
  figures: MobilityDb,
  regions: readonly string[],
  { args, caller, today }: { readonly args: FlowArgs; readonly caller: Caller; readonly today: CalendarDate },
): Promise<Flows[]> {
  const found = await areasOf(figures, args, regions);
  const places = found.map(({ area, boards }) => ({
    place: placeOf("FLOWS", area),
    smallest: smallestFor(
      caller,
      boards.map(({ board }) => board),
    ),
  }));
  const whyNone = (area: string) =>
    whyNotOut({ area, boards: found.find((one) => one.area === area)?.boards ?? [], today }, args);
  const published = await publishedFigures(figures, places, args.to, (at) => whyNone(found[at]?.area ?? ""));
  const flows = new Map<string, Promise<Flows>>();
  for (const [at, area] of found.entries()) {
    const why = whyNone(area.area);
    const figuresOfArea = why === "NOT_PLANNED" ? NONE_PLANNED : (published[at] as PublishedFigures);
    const ofCut = (name: string) => figuresOfArea.cell(givenOutAs(args, name));
    const between = betweenIn(figuresOfArea, args, why);
    flows.set(
      area.area,
      figuresOf(args, { cell: ofCut, between, bordersOn: area.bordersOn, ...coverageOf(area, args) }),
    );
  }
  const nowhere = { boards: 0, boardsObserved: 0 };
  return Promise.all(regions.map((region) => flows.get(region) ?? missingFlows(whyNone(region), args, nowhere)));
}

/**
 * Moves between boards as they were given out; between very many boards none are.
 * @param why nothing at all is out where nothing is
 */
function betweenIn({ cell, cellsOf }: PublishedFigures, args: FlowArgs, why: WhyMissing): FlowCells["between"] {
  const names = cellsOf("BETWEEN").filter((name) => givenOutAs(args, name));
  if (names.length > 0) return betweenOf(names, cell);
  return { moves: [], why: [isUsual(args) && cellsOf("LINE").length === 0 ? why : "NOT_PLANNED"] };
}
