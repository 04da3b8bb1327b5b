import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { StaffDb } from "../tables.js";
import {
  type BoardRow,
  boardsByNumber,
  boardsCountOfRegions,
  boardsOfRegions,
  kindsOfBoards,
  predecessorsOfBoards,
  type Stretch,
  successorsOfBoards,
} from "./queries.js";
import type { BoardKind } from "./type.js";

/** Loaders that give boards, or are asked by a board's number. */
export interface BoardLoaders {
  readonly board: Batched<null, string, BoardRow | undefined>;
  readonly kindOfBoard: Batched<null, string, BoardKind | undefined>;
  /** By the day by which it merged. */
  readonly successorOfBoard: Batched<CalendarDate, string, BoardRow | undefined>;
  readonly predecessorsOfBoard: Batched<CalendarDate, string, BoardRow[]>;
  /** By region, `scheme code`. */
  readonly boardsOfRegion: Batched<Stretch & { on: CalendarDate }, string, BoardRow[]>;
  readonly boardsCountOfRegion: Batched<CalendarDate, string, number>;
}

/** The board loaders of one operation. */
export const boardLoaders = (db: StaffDb): BoardLoaders => ({
  board: batched(async (_, numbers) => inOrder(numbers, await boardsByNumber(db, numbers), ({ number }) => number)),
  kindOfBoard: batched(async (_, numbers) => {
    const kinds = await kindsOfBoards(db, numbers);
    return inOrder(numbers, kinds, ({ number }) => number).map((row) => row?.kind);
  }),
  successorOfBoard: batched(async (on, numbers) =>
    inOrder(numbers, await successorsOfBoards(db, numbers, on), ({ former }) => former),
  ),
  predecessorsOfBoard: wholeList(
    "Board.mergedFrom",
    LIST_SIZES["Board.mergedFrom"],
    (on: CalendarDate, numbers, limit) => predecessorsOfBoards(db, numbers, on, limit),
  ),
  boardsOfRegion: batched(({ on, ...stretch }, regions) => boardsOfRegions(db, regions, on, stretch)),
  boardsCountOfRegion: batched((on, regions) => boardsCountOfRegions(db, regions, on)),
});
