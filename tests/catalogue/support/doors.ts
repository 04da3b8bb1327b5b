import { FIRST_DAY } from "./things.js";

/** Profiles of the people that things.ts knows, and of nobody else. */
const KNOWN_PROFILES = `filter: { availableOn: "${FIRST_DAY}" }`;

/** The event that things.ts knows, and no other. */
const KNOWN_EVENT = `filter: { to: "${FIRST_DAY}" }`;

/** A consent of nobody: mutations say what is wrong with it, and write nothing. */
const RECORDING =
  '(input: { clientMutationId: "1", staffMember: "nobody", recipient: { partner: "portal" }, purpose: MATCHING, givenOn: "2026-01-01", evidence: "file 1" })';
const WITHDRAWAL = '(input: { clientMutationId: "1", staffMember: "nobody" })';

/** Figures that come with the hub: those of a region of no scheme. */
const PUBLISHED = 'regionalStatistics(region: "DRENTHE", scheme: UNSPECIFIED, measure: PERSONS, years: [2012])';
const STATISTICS = "(measure: PERSONS, years: [2024])";

/** From one 1 October to the next. */
const YEAR = '(from: "2024-10-01", to: "2025-10-01")';
/** A year that has been counted, and what is taken to happen after it. */
const FORECAST = '(from: 2026, years: 1, scenario: { outflowRate: "0.05", inflowFte: "1" })';

/** The known employment is temporary, and has begun by then. */
const CHAIN = 'chain(on: "2026-10-01")';

/** From where on the way to a type begins: an entity, or a root type. */
export type Door = readonly [from: string, on: string];

/** From where, and on: `%` stands for the fields. The first that a schema has is taken; without any, a type is its own. */
export const DOORS: Readonly<Record<string, readonly Door[]>> = {
  BoardConnection: [
    ["MobilityCentre", "memberBoards { totalCount % }"],
    ["Region", "boards { totalCount % }"],
  ],
  BoardEdge: [
    ["MobilityCentre", "memberBoards { edges { % } }"],
    ["Region", "boards { edges { % } }"],
  ],
  SchoolConnection: [["Board", "schools { totalCount % }"]],
  SchoolEdge: [["Board", "schools { edges { % } }"]],
  SiteConnection: [["School", "sites { totalCount % }"]],
  SiteEdge: [["School", "sites { edges { % } }"]],
  Municipality: [["Region", "municipalities { % }"]],
  RegionAdvisor: [["Region", "advisor { % }"]],
  Workforce: [["Board", 'workforce(on: "2026-10-01") { % }']],
  PupilYear: [["Region", "pupils(from: 2024, until: 2026) { % }"]],
  StatisticsTable: [["Region", `statistics${STATISTICS} { % }`]],
  StatisticsRow: [["Region", `statistics${STATISTICS} { rows { % } }`]],
  OwnFigure: [["Region", `statistics${STATISTICS} { rows { own { % } } }`]],
  Fact: [["Query", `${PUBLISHED} { rows { facts { % } } }`]],
  Change: [["Query", `${PUBLISHED} { rows { facts { change(from: 2010) { % } } } }`]],
  AgeBandScheme: [["Board", 'workforce(on: "2026-10-01", by: [AGE_BAND]) { bands { % } }']],
  AgeBand: [["Board", 'workforce(on: "2026-10-01", by: [AGE_BAND]) { bands { bands { % } } }']],
  PublishedTable: [["Region", "publishedTables { % }"]],
  WorkforceCell: [["Board", 'workforce(on: "2026-10-01", by: [SEX]) { cells { % } }']],
  CellKey: [["Board", 'workforce(on: "2026-10-01", by: [SEX]) { cells { keys { % } } }']],
  Measured: [
    ["Query", `${PUBLISHED} { rows { facts { value { % } } } }`],
    ["Board", `redundancy${YEAR} { open { % } }`],
    ["Board", "openVacancies { all { fte { % } } }"],
  ],
  StaffForecast: [["Region", `staffForecast${FORECAST} { % }`]],
  StaffingGap: [["Region", `staffForecast${FORECAST} { years { % } }`]],
  ForecastBand: [["Board", `staffForecast${FORECAST} { years { gapBand { % } } }`]],
  Assumption: [["Board", `staffForecast${FORECAST} { assumptions { % } }`]],
  Coverage: [["Region", 'workforce(on: "2026-10-01") { coverage { % } }']],
  ExpertiseBalance: [["Swv", "expertise(year: 2026) { % }"]],
  StaffMemberConnection: [["Board", "staffMembers { totalCount % }"]],
  StaffMemberEdge: [["Board", "staffMembers { edges { % } }"]],
  EmploymentAssignment: [["Employment", "assignments { % }"]],
  ChainState: [["Employment", `${CHAIN} { % }`]],
  ChainCount: [["Employment", `${CHAIN} { least { % } }`]],
  SalaryScale: [["Employment", "assignments { scale { % } }"]],
  UnknownScale: [["Board", "unknownScales { % }"]],
  Absence: [["StaffMember", "absences { % }"]],
  VacancyConnection: [["Board", "vacancies { totalCount % }"]],
  VacancyEdge: [["Board", "vacancies { totalCount edges { % } }"]],
  OpenVacancies: [["Board", "openVacancies { % }"]],
  OpenVacanciesOfGroup: [["Board", "openVacancies { groups { % } }"]],
  VacancyFigures: [["Board", "openVacancies { all { % } }"]],
  MobilityCentreConnection: [["Board", "mobilityCentres { totalCount % }"]],
  MobilityCentreEdge: [["Board", "mobilityCentres { edges { % } }"]],
  SubsidyApplicationConnection: [["Board", "subsidyApplications { totalCount % }"]],
  SubsidyApplicationEdge: [["Board", "subsidyApplications { edges { % } }"]],
  MobilityProfile: [
    ["MobilityProfile", "%"],
    ["StaffMember", "mobilityProfile { % }"],
  ],
  MobilityProfileConnection: [["Query", `mobilityProfiles(${KNOWN_PROFILES}) { totalCount % }`]],
  MobilityProfileEdge: [["Query", `mobilityProfiles(${KNOWN_PROFILES}) { edges { % } }`]],
  Flows: [["Board", `flows${YEAR} { % }`]],
  FlowLineFigure: [["Board", `flows${YEAR} { lines { % } }`]],
  WindowFigure: [["Board", `flows${YEAR} { sensitivity { % } }`]],
  LeaversOfAge: [["Board", `flows${YEAR} { leaversByAge { % } }`]],
  LinkFigure: [["Board", `flows${YEAR} { links { % } }`]],
  FlowBetween: [["Board", `flows${YEAR} { between { % } }`]],
  RedundancyFigures: [["Board", `redundancy${YEAR} { % }`]],
  ResolvedRedundancies: [["Board", `redundancy${YEAR} { resolved { % } }`]],
  MobilityEvent: [["Board", `mobilityEvents(${KNOWN_EVENT}) { totalCount edges { node { % } } }`]],
  MobilityEventConnection: [["Board", `mobilityEvents(${KNOWN_EVENT}) { totalCount % }`]],
  MobilityEventEdge: [["Board", `mobilityEvents(${KNOWN_EVENT}) { totalCount edges { % } }`]],
  Consent: [
    ["MobilityProfile", "consents { % }"],
    ["StaffMember", "mobilityProfile { consents { % } }"],
  ],
  RecordConsentPayload: [["Mutation", `recordConsent${RECORDING} { % }`]],
  WithdrawConsentPayload: [["Mutation", `withdrawConsent${WITHDRAWAL} { % }`]],
  UserError: [["Mutation", `recordConsent${RECORDING} { userErrors { % } }`]],
  Money: [["SubsidyScheme", "maxAmount { % }"]],
  PageInfo: [
    ["Board", "schools { pageInfo { % } }"],
    ["Board", "vacancies { totalCount pageInfo { % } }"],
    ["Board", "subsidyApplications { totalCount pageInfo { % } }"],
    ["Board", "mobilityCentres { pageInfo { % } }"],
  ],
};

/** How entities are come by at the gateway, where it is not by their key alone. */
export const THROUGH: Readonly<Record<string, string>> = {
  StaffMember: 'board(number: "99001") { staffMembers(first: 1) { edges { node { % } } } }',
  Employment: 'board(number: "99001") { staffMembers(first: 1) { edges { node { employments { % } } } } }',
  MobilityProfile: "mobilityProfile(id: $id) { % }",
};

/** Arguments that fields cannot do without. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  "Board.pupils": "(from: 2024, until: 2026)",
  "Board.flows": YEAR,
  "Board.redundancy": YEAR,
  "Board.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Board.staffForecast": FORECAST,
  "Board.staffingGap": "(year: 2026)",
  "Board.workforce": '(on: "2026-10-01")',
  "Board.workforceSeries": "(from: 2024, until: 2026)",
  "Region.flows": YEAR,
  "Region.redundancy": YEAR,
  "Region.pupils": "(from: 2024, until: 2026)",
  "Employment.chain": '(on: "2026-10-01")',
  "Fact.change": "(from: 2010)",
  "Region.statistics": STATISTICS,
  "Board.statistics": STATISTICS,
  "School.statistics": STATISTICS,
  "Region.staffForecast": FORECAST,
  "Region.staffingGap": "(year: 2026)",
  "Region.workforce": '(on: "2026-10-01")',
  "Region.workforceSeries": "(from: 2024, until: 2026)",
  "Workforce.change": "(from: 2024)",
  "Municipality.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Query.municipality": '(code: "0106")',
  "Query.swv": '(code: "PO2203")',
  "Site.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Swv.staffForecast": FORECAST,
  "Swv.staffingGap": "(year: 2026)",
  "Swv.workforce": '(on: "2026-10-01")',
  "Swv.workforceSeries": "(from: 2024, until: 2026)",
  "Swv.expertise": "(year: 2026)",
  "Swv.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Mutation.recordConsent": RECORDING,
  "Mutation.withdrawConsent": WITHDRAWAL,
  "Query.mobilityEvent": "(id: $event)",
  "Query.mobilityProfile": "(id: $id)",
  "Query.vacancies": '(filter: { board: "99001" })',
  "Query.regionalStatistics": '(region: "AM03", scheme: ARBEIDSMARKTREGIO, measure: PERSONS, years: [2024])',
  "Query.nationalStatistics": STATISTICS,
  "Query.regions": "(scheme: ARBEIDSMARKTREGIO)",
};
