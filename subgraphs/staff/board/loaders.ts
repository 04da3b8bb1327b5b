import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import type { StaffDb } from "../tables.js";
import { type BoardRow, boardsByNumber, boardsCountOfRegions, boardsOfRegions, type Stretch } from "./queries.js";

/** Loaders that give boards, or are asked by a board's number. */
export interface BoardLoaders {
  readonly board: Batched<null, string, BoardRow | undefined>;
  /** By region, `scheme code`. */
  readonly boardsOfRegion: Batched<Stretch & { on: CalendarDate }, string, BoardRow[]>;
  readonly boardsCountOfRegion: Batched<CalendarDate, string, number>;
}

/** The board loaders of one operation. */
export const boardLoaders = (db: StaffDb): BoardLoaders => ({
  board: batched(async (_, numbers) => inOrder(numbers, await boardsByNumber(db, numbers), ({ number }) => number)),
  boardsOfRegion: batched(({ on, ...stretch }, regions) => boardsOfRegions(db, regions, on, stretch)),
  boardsCountOfRegion: batched((on, regions) => boardsCountOfRegions(db, regions, on)),
});
