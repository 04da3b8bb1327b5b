import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber, CalendarDate, Instant } from "@regiohub/infra/values";
import { SMALLEST, smallestFor } from "@regiohub/schema/access/audience";
import { laidOn } from "../cells/lay.js";
import { type Whole, wholesOut } from "../published/wholes.js";
import { type Borders, bordersOf } from "../region/borders.js";
import { type BoardInArea, boardsInAreas } from "../region/queries.js";
import type { StaffDb } from "../tables.js";
import { type Between, type Move, movesOfBoards } from "../transition/boundary.js";
import { cellsOfArea, WHOLE } from "./counted.js";
import { boardsObservedOn } from "./observed-on.js";
import { type Workforce, workforceOf, workforceOfCells } from "./queries.js";
import type { Question } from "./release-queries.js";
import { type Answer, answersTo } from "./released.js";
import { othersWorkforce, ownWorkforce, regionWorkforce, tabledWorkforce } from "./shown.js";
import type { WorkforceFigures } from "./type.js";

interface When {
  readonly on: CalendarDate;
  /** As the hub knew it at this moment; null: as it knows it now. */
  readonly asOf: Instant | null;
}

/** Loaders that count people. Null where nobody delivers. */
export interface WorkforceLoaders {
  /** By board. `asOf` is for own boards alone. */
  readonly workforce: Batched<When, BoardNumber, WorkforceFigures | null>;
  /** By area, as in `Place`; so are those below. */
  readonly boardsInArea: Batched<CalendarDate, string, BoardInArea[]>;
  readonly workforceOfArea: Batched<CalendarDate, string, WorkforceFigures | null>;
  /** By area: the borders by which it is counted on a day. */
  readonly borders: Batched<CalendarDate, string, Borders | undefined>;
  /** By board: whether its deliveries tell who was there on a day. */
  readonly isBoardObserved: Batched<CalendarDate, BoardNumber, boolean>;
  /** By board: what went over from it or to it. */
  readonly moves: Batched<Between, BoardNumber, Move[]>;
}

/** Answers a question from what is released. */
type Ask = (question: Question) => Promise<Answer[]>;

/** The loaders of one operation. The caller's own boards are counted as they are; of all others is shown what is released. */
export function workforceLoaders(db: StaffDb, figures: StaffDb, caller: Caller): WorkforceLoaders {
  const ask = inTurn((question) => answersTo(figures, question));
  const boardsInArea = batched((on: CalendarDate, areas: readonly string[]) => boardsInAreas(db, areas, on));
  return {
    isBoardObserved: batched(async (on, boards) => {
      const observed = await boardsObservedOn(figures, boards, on);
      return boards.map((board) => observed.has(board));
    }),
    moves: batched((days, boards) => movesOfBoards(db, boards, days)),
    boardsInArea,
    borders: batched((on, areas) => bordersOf(db, areas, on)),
    workforce: batched(async (when, boards) => {
      const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
      const others = boards.filter((board) => !isOwn(board)).map((board) => [board, WHOLE] as const);
      const [exact, released] = await Promise.all([
        exactly(db, figures, { boards: boards.filter(isOwn), when }),
        ask({ cells: new Map(others), smallest: SMALLEST, on: when.on }),
      ]);
      const shown = new Map<BoardNumber, WorkforceFigures>([
        ...exact.map((one) => [one.board, ownWorkforce(one, when.on)] as const),
        ...released.map((one) => [one.board, othersWorkforce(one, when.on)] as const),
      ]);
      return boards.map((board) => shown.get(board) ?? null);
    }),
    workforceOfArea: batched(async (on, areas) => {
      const boards = await Promise.all(areas.map((area) => boardsInArea.load(on, area)));
      const asked = areas.map((area, at) => askedOf(caller, { area, on, boards: boards[at] ?? [] }));
      const wholes = await wholesOfEach(figures, on, asked);
      return Promise.all(
        asked.map((one, at) => {
          const whole = wholes[at];
          return whole ? tabledWorkforce(whole, one) : summed(ask, one);
        }),
      );
    }),
  };
}

/** Out of the cells of the day where they are there, else counted: nothing is laid for a total alone. */
async function exactly(
  db: StaffDb,
  figures: StaffDb,
  { boards, when }: { readonly boards: readonly BoardNumber[]; readonly when: When },
): Promise<Workforce[]> {
  const laid = when.asOf ? [] : await laidOn(figures, boards, when.on);
  const others = boards.filter((board) => !laid.includes(board));
  return [...(await workforceOfCells(db, laid, when.on)), ...(await workforceOf(db, others, when))];
}

/** One question after the other: a first one holds a connection, and what many wait for is theirs in turn anyway. */
function inTurn(ask: Ask): Ask {
  let before: Promise<unknown> = Promise.resolve();
  return (question) => {
    if (question.cells.size === 0) return Promise.resolve([]);
    const answer = before.then(() => ask(question));
    before = answer.catch(() => {});
    return answer;
  };
}

/** An area whose staff is asked for. */
interface AreaOn {
  readonly area: string;
  readonly on: CalendarDate;
  readonly boards: readonly BoardInArea[];
}

const askedOf = (caller: Caller, one: AreaOn) => ({
  ...one,
  boardsInAll: one.boards.length,
  smallest: smallestFor(
    caller,
    one.boards.map(({ number }) => number),
  ),
});

/** An area whose staff is asked for by somebody who may be told of so few. */
type AskedArea = ReturnType<typeof askedOf>;

/** What the tables of each area say of everybody; undefined: none are out. */
async function wholesOfEach(
  figures: StaffDb,
  on: CalendarDate,
  asked: readonly AskedArea[],
): Promise<(Whole | undefined)[]> {
  const found = new Map<number, ReadonlyMap<string, Whole>>();
  for (const [smallest, theirs] of Map.groupBy(asked, (one) => one.smallest)) {
    const areas = theirs.map(({ area }) => area);
    found.set(smallest, await wholesOut(figures, areas, { on, smallest }));
  }
  return asked.map(({ area, smallest }) => found.get(smallest)?.get(area));
}

/** What is out of the boards of an area, added up. */
async function summed(ask: Ask, asked: AskedArea): Promise<WorkforceFigures | null> {
  const { area, on, smallest, boards } = asked;
  return regionWorkforce(await ask({ cells: cellsOfArea(area, boards), smallest, on }), asked);
}
