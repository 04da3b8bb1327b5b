import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { type VacanciesContext, vacanciesContext } from "./context.js";
import { SchoolResolver, schoolReference } from "./school/resolver.js";
import { School } from "./school/type.js";
import type { VacanciesTables } from "./tables.js";
import { vacancyLoader } from "./vacancy/load.js";
import { VacancyResolver, vacancyReference } from "./vacancy/resolver.js";
import { VacancyConnection } from "./vacancy/type.js";

/** Vacancies: what boards want to fill. */
export const vacancies: Subgraph<VacanciesTables, VacanciesContext> = {
  name: "vacancies",
  access: accessPolicy,
  migrations: new URL("../migrations/", import.meta.url),
  resolvers: [VacancyResolver, VacancyConnection.TotalCount, BoardResolver, SchoolResolver],
  orphanedTypes: [School],
  references: { Board: boardReference, School: schoolReference, Vacancy: vacancyReference },
  loaders: [vacancyLoader],
  context: vacanciesContext,
};
