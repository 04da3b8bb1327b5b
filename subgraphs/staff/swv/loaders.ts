import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import type { BoardRow, Stretch } from "../board/queries.js";
import { sitesOfSwvs } from "../site/queries.js";
import type { Site } from "../site/type.js";
import type { StaffDb } from "../tables.js";
import { boardsCountOfSwvs, boardsOfSwvs, sitesCountOfSwvs, swvsByCode } from "./queries.js";
import type { Swv } from "./type.js";

type DatedStretch = Stretch & { readonly on: CalendarDate };

/** Loaders that give partnerships, or are asked by one's code. */
export interface SwvLoaders {
  readonly swv: Batched<null, string, Swv | undefined>;
  readonly boardsOfSwv: Batched<DatedStretch, string, BoardRow[]>;
  readonly boardsCountOfSwv: Batched<CalendarDate, string, number>;
  readonly sitesOfSwv: Batched<DatedStretch, string, Site[]>;
  readonly sitesCountOfSwv: Batched<CalendarDate, string, number>;
}

/** The partnership loaders of one operation. */
export const swvLoaders = (db: StaffDb): SwvLoaders => ({
  swv: batched(async (_, codes) => inOrder(codes, await swvsByCode(db, codes), ({ code }) => code)),
  boardsOfSwv: batched(({ on, ...stretch }, codes) => boardsOfSwvs(db, codes, on, stretch)),
  boardsCountOfSwv: batched((on, codes) => boardsCountOfSwvs(db, codes, on)),
  sitesOfSwv: batched(({ on, ...stretch }, codes) => sitesOfSwvs(db, codes, on, stretch)),
  sitesCountOfSwv: batched((on, codes) => sitesCountOfSwvs(db, codes, on)),
});
