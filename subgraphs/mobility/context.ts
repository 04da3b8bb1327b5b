import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { Write } from "@regiohub/infra/graphql/mutation";
import type { Ids } from "@regiohub/infra/graphql/seals";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { type CentreLoaders, centreLoaders } from "./centre/loaders.js";
import { type ConsentLoaders, consentLoaders } from "./consent/loaders.js";
import { type EventLoaders, eventLoaders } from "./event/loaders.js";
import { type FlowLoaders, flowLoaders } from "./flow/loaders.js";
import { type ProfileLoaders, profileLoaders } from "./profile/loaders.js";
import { type RedundancyLoaders, redundancyLoaders } from "./redundancy/loaders.js";
import type { MobilityDb, MobilityTables } from "./tables.js";

/** What the resolvers of one operation get. */
export interface MobilityContext {
  readonly caller: Caller;
  readonly db: MobilityDb;
  readonly write: Write<MobilityTables>;
  readonly ids: Ids;
  readonly cursors: Cursors;
  readonly loaders: CentreLoaders & ProfileLoaders & ConsentLoaders & RedundancyLoaders & FlowLoaders & EventLoaders;
  /** The day that a question without a day means; the same for a whole operation. */
  readonly today: CalendarDate;
}

/** The context of one operation. */
export const mobilityContext = ({
  caller,
  db,
  figures,
  write,
  ids,
  cursors,
}: SubgraphRequest<MobilityTables>): MobilityContext => {
  const today = dayOf(new Date());
  return {
    caller,
    db,
    write,
    ids,
    cursors,
    loaders: {
      ...centreLoaders(db),
      ...profileLoaders(db, ids),
      ...consentLoaders(db, ids),
      ...redundancyLoaders(db, figures ?? db, { caller, today }),
      ...flowLoaders(db, figures ?? db, { caller, today }),
      ...eventLoaders(db, ids),
    },
    today,
  };
};
