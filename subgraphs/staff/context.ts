import type { Caller } from "@regiohub/infra/auth/caller";
import type { Cursors } from "@regiohub/infra/graphql/cursor";
import type { Ids } from "@regiohub/infra/graphql/seals";
import type { SubgraphRequest } from "@regiohub/infra/hub";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { type AbsenceLoaders, absenceLoaders } from "./absence/queries.js";
import { type BoardLoaders, boardLoaders } from "./board/loaders.js";
import { type CellLoaders, cellLoaders } from "./cells/loaders.js";
import { type ChainLoaders, chainLoaders } from "./chain/loaders.js";
import { type EmploymentLoaders, employmentLoaders } from "./employment/loaders.js";
import { type ExpertiseLoaders, expertiseLoaders } from "./expertise/loaders.js";
import { type FactLoaders, factLoaders } from "./fact/loaders.js";
import { type ForecastLoaders, forecastLoaders } from "./forecast/loaders.js";
import { type MemberLoaders, memberLoaders } from "./member/loaders.js";
import { type PublishedLoaders, publishedLoaders } from "./published/loaders.js";
import { type PupilLoaders, pupilLoaders } from "./pupils/loaders.js";
import { type RegionLoaders, regionLoaders } from "./region/loaders.js";
import { type ScaleLoaders, scaleLoaders } from "./scale/loaders.js";
import { type SchoolLoaders, schoolLoaders } from "./school/loaders.js";
import { type SwvLoaders, swvLoaders } from "./swv/loaders.js";
import type { StaffDb, StaffTables } from "./tables.js";
import { type WorkforceLoaders, workforceLoaders } from "./workforce/loaders.js";

/** Loaders of one operation: each gathers what one moment of it asks for into one statement. */
type StaffLoaders = BoardLoaders &
  SchoolLoaders &
  RegionLoaders &
  PupilLoaders &
  SwvLoaders &
  ExpertiseLoaders &
  MemberLoaders &
  EmploymentLoaders &
  ChainLoaders &
  AbsenceLoaders &
  FactLoaders &
  ScaleLoaders &
  WorkforceLoaders &
  CellLoaders &
  ForecastLoaders &
  PublishedLoaders;

/** What the resolvers of one operation get. */
export interface StaffContext {
  readonly caller: Caller;
  readonly db: StaffDb;
  readonly cursors: Cursors;
  readonly ids: Ids;
  readonly loaders: StaffLoaders;
  /** The day that a question without a day means; the same for a whole operation. */
  readonly today: CalendarDate;
}

/** The context of one operation. */
export function staffContext({ caller, db, figures, ids, cursors }: SubgraphRequest<StaffTables>): StaffContext {
  const workforce = workforceLoaders(db, figures ?? db, caller);
  return {
    caller,
    db,
    cursors,
    ids,
    loaders: {
      ...boardLoaders(db),
      ...schoolLoaders(db),
      ...regionLoaders(db),
      ...pupilLoaders(db),
      ...swvLoaders(db),
      ...expertiseLoaders(db, figures ?? db, caller),
      ...memberLoaders(db),
      ...employmentLoaders(db),
      ...chainLoaders(db),
      ...absenceLoaders(db),
      ...factLoaders(db),
      ...scaleLoaders(db),
      ...workforce,
      ...cellLoaders(db, figures ?? db),
      ...forecastLoaders(db, figures ?? db, caller),
      ...publishedLoaders(figures ?? db, caller, workforce),
    },
    today: dayOf(new Date()),
  };
}
