import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { type SubsidyLoaders, subsidyLoaders } from "./application/loaders.js";
import type { SubsidiesDb, SubsidiesTables } from "./tables.js";

/** What the resolvers of one operation get. */
export interface SubsidiesContext {
  readonly caller: Caller;
  readonly db: SubsidiesDb;
  readonly cursors: Cursors;
  readonly loaders: SubsidyLoaders;
  /** The day that a question without a day means; the same for a whole operation. */
  readonly today: CalendarDate;
}

/** The context of one operation. */
export const subsidiesContext = ({ caller, db, cursors }: SubgraphRequest<SubsidiesTables>): SubsidiesContext => ({
  caller,
  db,
  cursors,
  loaders: subsidyLoaders(db, caller),
  today: dayOf(new Date()),
});
