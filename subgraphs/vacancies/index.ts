import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { placeRegionLoader, placeRegionReference } from "@regiohub/schema/place-regions";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { type VacanciesContext, vacanciesContext } from "./context.js";
import { functionGroupLoader } from "./function/load.js";
import { releaseFigures } from "./open/release.js";
import { BoardOpenVacanciesResolver, RegionOpenVacanciesResolver, regionReference } from "./open/resolver.js";
import { placeLoader } from "./place/load.js";
import { Region } from "./region/type.js";
import { SchoolResolver, schoolReference } from "./school/resolver.js";
import { School } from "./school/type.js";
import type { VacanciesTables } from "./tables.js";
import { vacancyLoader } from "./vacancy/load.js";
import { VacancyResolver, vacancyReference } from "./vacancy/resolver.js";
import { VacancyConnection } from "./vacancy/type.js";

/** Vacancies: what boards want to fill, and how much that is. */
export const vacancies: Subgraph<VacanciesTables, VacanciesContext> = {
  name: "vacancies",
  access: accessPolicy,
  migrations: new URL("../migrations/", import.meta.url),
  figuresLogin: true,
  resolvers: [
    VacancyResolver,
    VacancyConnection.TotalCount,
    BoardResolver,
    SchoolResolver,
    BoardOpenVacanciesResolver,
    RegionOpenVacanciesResolver,
  ],
  orphanedTypes: [Region, School],
  references: {
    Board: boardReference,
    Region: regionReference,
    School: schoolReference,
    Vacancy: vacancyReference,
  },
  referenceData: [placeRegionReference("vacancies.place_region")],
  loaders: [vacancyLoader, functionGroupLoader, placeLoader, placeRegionLoader("vacancies.place_region")],
  releaseFigures: (figures, today, _elsewhere, tell) => releaseFigures(figures, today, tell),
  context: vacanciesContext,
};
