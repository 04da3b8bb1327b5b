import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { absenceLoader } from "./absence/load.js";
import { regionAdvisorLoader } from "./advisor/load.js";
import { requireBoard } from "./board/load.js";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { BoardConnection } from "./board/type.js";
import { prepareCells } from "./cells/prepare.js";
import {
  AgeBandResolver,
  CellKeyResolver,
  CoverageResolver,
  WorkforceCellResolver,
  WorkforceResolver,
} from "./cells/resolver.js";
import { EmploymentChainResolver } from "./chain/resolver.js";
import { type StaffContext, staffContext } from "./context.js";
import { differences } from "./delivery/differences.js";
import { measures } from "./delivery/measures.js";
import { employmentLoader } from "./employment/load.js";
import { EmploymentAssignmentResolver, EmploymentResolver, employmentReference } from "./employment/resolver.js";
import { swvDemandLoader } from "./expertise/load.js";
import { ExpertiseBalanceResolver, SwvExpertiseResolver } from "./expertise/resolver.js";
import { factLoader } from "./fact/load.js";
import {
  BoardStatisticsResolver,
  NationalStatisticsResolver,
  RegionStatisticsResolver,
  SchoolStatisticsResolver,
} from "./fact/places.js";
import { factReferenceData } from "./fact/reference.js";
import { ChangeResolver, FactResolver, StatisticsRowResolver, StatisticsTableResolver } from "./fact/resolver.js";
import {
  BoardForecastResolver,
  RegionForecastResolver,
  StaffingGapResolver,
  SwvForecastResolver,
} from "./forecast/resolver.js";
import { formationLoader } from "./formation/load.js";
import { governanceLoader } from "./governance/load.js";
import { memberLoader } from "./member/load.js";
import { subjects } from "./member/person.js";
import { StaffMemberResolver, staffMemberReference } from "./member/resolver.js";
import { StaffMemberConnection } from "./member/type.js";
import { MunicipalityResolver } from "./municipality/resolver.js";
import { functionGroupOffer } from "./offers/function-group.js";
import { observedOffer } from "./offers/observed.js";
import { stretchOffer } from "./offers/stretch.js";
import { workerOffer } from "./offers/worker.js";
import { organisationLoader } from "./organisation/load.js";
import { privacy } from "./privacy/index.js";
import { releaseFigures } from "./published/night.js";
import { numbersOf } from "./published/numbers.js";
import { pupilSiteLoader, pupilsLoader } from "./pupils/load.js";
import { BoardPupilsResolver, RegionPupilsResolver } from "./pupils/resolver.js";
import { boardsOf } from "./region/boards.js";
import { regionMemberLoader } from "./region/load.js";
import { regionReferenceData } from "./region/reference.js";
import { RegionResolver, regionReference } from "./region/resolver.js";
import { AssignmentScaleResolver, BoardScalesResolver } from "./scale/resolver.js";
import { SchoolResolver, schoolReference } from "./school/resolver.js";
import { SchoolConnection } from "./school/type.js";
import { siteLoader } from "./site/load.js";
import { SiteResolver, siteReference } from "./site/resolver.js";
import { SiteConnection } from "./site/type.js";
import { swvReferenceData } from "./swv/reference.js";
import { SwvResolver, swvReference } from "./swv/resolver.js";
import type { StaffTables } from "./tables.js";
import { transitionLoader } from "./transition/load.js";
import { unitLoader } from "./unit/load.js";
import { WorkforceBordersResolver } from "./workforce/borders.js";
import { WorkforceChangeResolver } from "./workforce/change.js";
import { WorkforceObservedResolver } from "./workforce/observed.js";
import { BoardSeriesResolver, RegionSeriesResolver, SwvSeriesResolver } from "./workforce/series.js";

/** Registers of boards, schools, sites and regions; people and their employments. */
export const staff: Subgraph<StaffTables, StaffContext> = {
  name: "staff",
  access: accessPolicy,
  subjects,
  migrations: new URL("../migrations/", import.meta.url),
  resolvers: [
    BoardResolver,
    BoardConnection.TotalCount,
    SchoolResolver,
    SchoolConnection.TotalCount,
    SiteResolver,
    SiteConnection.TotalCount,
    RegionResolver,
    BoardPupilsResolver,
    RegionPupilsResolver,
    BoardForecastResolver,
    RegionForecastResolver,
    SwvForecastResolver,
    StaffingGapResolver,
    MunicipalityResolver,
    SwvResolver,
    SwvExpertiseResolver,
    ExpertiseBalanceResolver,
    RegionStatisticsResolver,
    NationalStatisticsResolver,
    BoardStatisticsResolver,
    SchoolStatisticsResolver,
    StatisticsTableResolver,
    StatisticsRowResolver,
    FactResolver,
    ChangeResolver,
    StaffMemberResolver,
    StaffMemberConnection.TotalCount,
    EmploymentResolver,
    EmploymentChainResolver,
    EmploymentAssignmentResolver,
    AssignmentScaleResolver,
    BoardScalesResolver,
    WorkforceResolver,
    WorkforceCellResolver,
    CellKeyResolver,
    AgeBandResolver,
    CoverageResolver,
    BoardSeriesResolver,
    RegionSeriesResolver,
    SwvSeriesResolver,
    WorkforceChangeResolver,
    WorkforceBordersResolver,
    WorkforceObservedResolver,
  ],
  references: {
    Board: boardReference,
    School: schoolReference,
    Site: siteReference,
    Region: regionReference,
    Swv: swvReference,
    StaffMember: staffMemberReference,
    Employment: employmentReference,
  },
  referenceData: [regionReferenceData, swvReferenceData, factReferenceData],
  loaders: [
    siteLoader,
    organisationLoader,
    transitionLoader,
    governanceLoader,
    regionMemberLoader,
    regionAdvisorLoader,
    swvDemandLoader,
    unitLoader,
    memberLoader,
    employmentLoader,
    absenceLoader,
    pupilSiteLoader,
    pupilsLoader,
    factLoader,
    formationLoader,
  ],
  offers: [observedOffer, workerOffer, stretchOffer, functionGroupOffer],
  figuresLogin: true,
  notesDays: true,
  prepareFigures: prepareCells,
  releaseFigures,
  numbersOf,
  requireBoard,
  boardsOf,
  measures,
  differences,
  privacy,
  context: staffContext,
};

export { backTest, type Errors, errorsOf, meanErrors, type RegionTest, weighedErrors } from "./pupils/back-test.js";
export { errorPaths, halfWidths } from "./pupils/bands.js";
export type { SitePupils } from "./pupils/project.js";
