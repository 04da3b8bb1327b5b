import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { type CentreLoaders, centreLoaders } from "./centre/loaders.js";
import type { MobilityDb, MobilityTables } from "./tables.js";

/** What the resolvers of one operation get. */
export interface MobilityContext {
  readonly caller: Caller;
  readonly db: MobilityDb;
  readonly cursors: Cursors;
  readonly loaders: CentreLoaders;
  /** The day that a question without a day means; the same for a whole operation. */
  readonly today: CalendarDate;
}

/** The context of one operation. */
export const mobilityContext = ({ caller, db, cursors }: SubgraphRequest<MobilityTables>): MobilityContext => ({
  caller,
  db,
  cursors,
  loaders: centreLoaders(db),
  today: dayOf(new Date()),
});
