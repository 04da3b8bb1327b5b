import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate, Instant } from "@regiohub/infra/values";
import type { StaffDb } from "../tables.js";
import { type Workforce, workforceOf } from "../workforce/queries.js";
import { type BoardRow, boardsByNumber, boardsCountOfRegions, boardsOfRegions, type Stretch } from "./queries.js";

/** Loaders that give boards, or are asked by a board's number. */
export interface BoardLoaders {
  readonly board: Batched<null, string, BoardRow | undefined>;
  /** By region, `scheme code`. */
  readonly boardsOfRegion: Batched<Stretch & { on: CalendarDate }, string, BoardRow[]>;
  readonly boardsCountOfRegion: Batched<CalendarDate, string, number>;
  /** Undefined for a board that does not deliver. */
  readonly workforce: Batched<{ on: CalendarDate; asOf: Instant | null }, string, Workforce | undefined>;
}

/** The board loaders of one operation. Only the caller's own boards are counted from rows that it may see. */
export const boardLoaders = (db: StaffDb, figures: StaffDb, caller: Caller): BoardLoaders => ({
  board: batched(async (_, numbers) => inOrder(numbers, await boardsByNumber(db, numbers), ({ number }) => number)),
  boardsOfRegion: batched(({ on, ...stretch }, regions) => boardsOfRegions(db, regions, on, stretch)),
  boardsCountOfRegion: batched((on, regions) => boardsCountOfRegions(db, regions, on)),
  workforce: batched(async (when, boards) => {
    const [own, others] = [true, false].map((ofOwn) => boards.filter((one) => isOfBoard(caller, one) === ofOwn));
    const counted = await Promise.all([workforceOf(db, own ?? [], when), workforceOf(figures, others ?? [], when)]);
    return inOrder(boards, counted.flat(), ({ board }) => board);
  }),
});
