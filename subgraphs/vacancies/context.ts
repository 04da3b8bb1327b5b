import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { type OpenVacanciesLoaders, openVacanciesLoaders } from "./open/loaders.js";
import type { VacanciesDb, VacanciesTables } from "./tables.js";
import { type VacancyLoaders, vacancyLoaders } from "./vacancy/loaders.js";

/** What the resolvers of one operation get. */
export interface VacanciesContext {
  readonly caller: Caller;
  readonly db: VacanciesDb;
  readonly cursors: Cursors;
  readonly loaders: VacancyLoaders & OpenVacanciesLoaders;
  /** The day that a question without a day means; the same for a whole operation. */
  readonly today: CalendarDate;
}

/** The context of one operation. */
export const vacanciesContext = ({
  caller,
  db,
  figures,
  cursors,
}: SubgraphRequest<VacanciesTables>): VacanciesContext => {
  const today = dayOf(new Date());
  return {
    caller,
    db,
    cursors,
    loaders: { ...vacancyLoaders(db, caller), ...openVacanciesLoaders(db, figures ?? db, { caller, today }) },
    today,
  };
};
