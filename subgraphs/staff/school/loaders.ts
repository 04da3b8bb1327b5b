import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Stretch } from "../board/queries.js";
import { sitesByCode, sitesCountOfSchools, sitesOfSchools } from "../site/queries.js";
import type { Site } from "../site/type.js";
import type { StaffDb } from "../tables.js";
import { schoolsByBrin, schoolsCountOfBoards, schoolsOfBoards } from "./queries.js";
import type { School } from "./type.js";

/** Loaders that give schools and sites. */
export interface SchoolLoaders {
  readonly school: Batched<null, string, School | undefined>;
  readonly schoolsOfBoard: Batched<Stretch & { on: CalendarDate | null }, string, School[]>;
  readonly schoolsCountOfBoard: Batched<CalendarDate | null, string, number>;
  readonly site: Batched<null, string, Site | undefined>;
  readonly sitesOfSchool: Batched<Stretch & { on: CalendarDate | null }, string, Site[]>;
  readonly sitesCountOfSchool: Batched<CalendarDate | null, string, number>;
}

/** The school and site loaders of one operation. */
export const schoolLoaders = (db: StaffDb): SchoolLoaders => ({
  school: batched(async (_, brins) => inOrder(brins, await schoolsByBrin(db, brins), ({ brin }) => brin)),
  schoolsOfBoard: batched(({ on, ...stretch }, boards) => schoolsOfBoards(db, boards, on, stretch)),
  schoolsCountOfBoard: batched((on, boards) => schoolsCountOfBoards(db, boards, on)),
  site: batched(async (_, codes) => inOrder(codes, await sitesByCode(db, codes), ({ code }) => code)),
  sitesOfSchool: batched(({ on, ...stretch }, brins) => sitesOfSchools(db, brins, on, stretch)),
  sitesCountOfSchool: batched((on, brins) => sitesCountOfSchools(db, brins, on)),
});
