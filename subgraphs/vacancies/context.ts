import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import type { VacanciesDb, VacanciesTables } from "./tables.js";
import { type VacancyLoaders, vacancyLoaders } from "./vacancy/loaders.js";

/** What the resolvers of one operation get. */
export interface VacanciesContext {
  readonly caller: Caller;
  readonly db: VacanciesDb;
  readonly cursors: Cursors;
  readonly loaders: VacancyLoaders;
}

/** The context of one operation. */
export const vacanciesContext = ({ caller, db, cursors }: SubgraphRequest<VacanciesTables>): VacanciesContext => ({
  caller,
  db,
  cursors,
  loaders: vacancyLoaders(db, caller),
});
