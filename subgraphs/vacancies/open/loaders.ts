import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import type { VacanciesDb } from "../tables.js";
import { type Area, areasOf, type BoardInArea, sharedOfAreas, whyNotOut } from "./areas.js";
import { earlier, exact, missing, openVacancies, type Told, whyUntold } from "./figures.js";
import { type BoardObserved, type BoardOpen, observedBoards, openOfBoards } from "./queries.js";
import { publishedParts } from "./store.js";
import type { OpenVacancies } from "./type.js";

/** Loaders of counts, of one operation. */
export interface OpenVacanciesLoaders {
  /** By board: exact for the board itself, for others nothing but whether it delivers. */
  readonly openOfBoard: Batched<CalendarDate, BoardNumber, OpenVacancies>;
  /** By region, `SCHEME CODE`: what is shared, and what was given out of the rest. */
  readonly openOfRegion: Batched<CalendarDate, string, OpenVacancies>;
}

/** The loaders of one operation. */
export const openVacanciesLoaders = (
  db: VacanciesDb,
  figures: VacanciesDb,
  { caller, today }: { readonly caller: Caller; readonly today: CalendarDate },
): OpenVacanciesLoaders => ({
  openOfBoard: batched(async (on, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
    const found = await openOfBoards(db, boards.filter(isOwn), on);
    const byBoard = new Map(found.map((one) => [one.board, one]));
    const others = boards.filter((board) => !isOwn(board));
    const observed = new Map((await observedBoards(figures, others)).map((one) => [one.board, one]));
    return boards.map((board) => (isOwn(board) ? ofOwn(byBoard.get(board), on) : ofOther(observed.get(board), on)));
  }),
  openOfRegion: batched(async (on, regions) => {
    const areas = new Map((await areasOf(figures, on, regions)).map((one) => [one.area, one]));
    const named = regions.map((area): Area => areas.get(area) ?? { area, boards: [] });
    const shared = new Map((await sharedOfAreas(figures, on, regions)).map(({ area, counts }) => [area, counts]));
    const smallest = ({ boards }: Area) =>
      smallestFor(
        caller,
        boards.map(({ board }) => board),
      );
    const places = named.map((one) => ({ area: one.area, smallest: smallest(one) }));
    const unshared = await publishedParts(figures, places, on);
    return named.map((area, at) => {
      const told = toldOf(area, on);
      if (told.boardsDelivered === 0)
        return untold(
          told,
          area.boards.some(({ from }) => from !== null),
        );
      const others = unshared[at] ?? missing(whyNotOut(area.area, on, today));
      return openVacancies(told, exact(shared.get(area.area) ?? []), others);
    });
  }),
});

function ofOwn(found: BoardOpen | undefined, on: CalendarDate): OpenVacancies {
  const told = toldOf({ boards: [found ?? UNOBSERVED] }, on);
  const isTold = found !== undefined && told.boardsDelivered > 0;
  return isTold ? openVacancies(told, exact(found.shared), exact(found.unshared)) : untold(told, found !== undefined);
}

function ofOther(found: BoardObserved | undefined, on: CalendarDate): OpenVacancies {
  const none = missing("NOT_PLANNED");
  return openVacancies(toldOf({ boards: [found ?? UNOBSERVED] }, on), none, none);
}

/** Of a board that delivers no vacancies. */
const UNOBSERVED = { from: null, until: null };

function untold(told: Told, everDelivered: boolean): OpenVacancies {
  const none = missing(whyUntold(everDelivered));
  return openVacancies(told, none, none);
}

/** Of which boards deliveries tell of a day, and until when. */
function toldOf(
  { boards }: { readonly boards: readonly Pick<BoardInArea, "from" | "until">[] },
  on: CalendarDate,
): Told {
  const until = boards.flatMap(({ from, until }) => (from !== null && until !== null && from <= on ? [until] : []));
  return {
    on,
    toldUntil: until.length > 0 ? until.reduce(earlier, on) : null,
    boards: boards.length,
    boardsDelivered: until.length,
  };
}
