import type { OracleLines } from "./rules.js";

/** Who may see what of boards, schools, sites, regions and people: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const staffLines: OracleLines = {
  Absence: {
    ABSENCE: "endsOn startsOn",
  },
  AgeBand: {
    FIGURES: "code fromAge label untilAge",
  },
  AgeBandScheme: {
    FIGURES: "bands code",
  },
  Assumption: {
    OWN_FIGURES: "basis kind value",
  },
  Board: {
    OPEN: "delivers kind mergedFrom mergedInto name number pupils regions schools sector statistics",
    PEOPLE: "staffMembers unknownScales",
    BOARD_FIGURES: "staffForecast staffingGap workforce workforceSeries",
  },
  BoardConnection: {
    OPEN: "edges pageInfo totalCount",
  },
  BoardEdge: {
    OPEN: "cursor node",
  },
  CellKey: {
    OWN_FIGURES: "code dimension label",
  },
  ChainCount: {
    TERMS: "contracts contractsLeft daysLeft limitOn newChainFrom startsOn why",
  },
  ChainState: {
    TERMS: "doubts least maxContracts maxMonths most resetMonths source",
  },
  Change: {
    OPEN: "absolute from percentPerYear percent to",
  },
  Coverage: {
    FIGURES: "boards boardsDelivered missing sharePercent sites sitesOfDelivering",
  },
  Employment: {
    TERMS:
      "assignments chain contractKind endsOn fte functionGroup hoursPerWeek id poolSubstitute replaces staffMember startsOn",
  },
  EmploymentAssignment: {
    TERMS:
      "costCentreCode endsOn fte functionCode functionName hoursPerWeek knownSince run share site startsOn supersededAt supersededBy unitCode",
    PAY: "scale scaleCode scaleStep",
  },
  ExpertiseBalance: {
    BOARD_FIGURES: "boardsCounted boardsInAll demandFte expertise gapFte label persons supplyFte why",
  },
  Fact: {
    OPEN: "change dataset derived edition educationType on raw sharePercent source url value",
  },
  ForecastBand: {
    OWN_FIGURES: "high low",
  },
  Measured: {
    OPEN: "value why",
  },
  Municipality: {
    OPEN: "code name regions",
  },
  OwnFigure: {
    FIGURES: "boardsCounted boardsInAll on onLatest value",
  },
  PageInfo: {
    OPEN: "endCursor hasNextPage",
  },
  PublishedTable: {
    REGION_FIGURES: "bands by on",
  },
  PupilYear: {
    OPEN: "counted expected hiddenSites year",
  },
  Query: {
    OPEN: "board boards municipality nationalStatistics region regionalStatistics regions school site swv swvs",
  },
  Region: {
    OPEN: "advisor aliases boards code municipalities name pupils scheme statistics validFrom validTo",
    REGION_FIGURES: "publishedTables staffForecast staffingGap workforce workforceSeries",
  },
  RegionAdvisor: {
    OPEN: "email name validFrom validTo",
  },
  SalaryScale: {
    PAY: "category code equivalentGroup level outcome raw system validFrom validTo",
  },
  School: {
    OPEN: "board brin closedOn inRegister name openedOn sites statistics",
  },
  SchoolConnection: {
    OPEN: "edges pageInfo totalCount",
  },
  SchoolEdge: {
    OPEN: "cursor node",
  },
  Site: {
    OPEN: "city closedOn code denomination houseNumber inRegister municipalityCode municipalityName name openedOn postcode regions school street",
  },
  SiteConnection: {
    OPEN: "edges pageInfo totalCount",
  },
  SiteEdge: {
    OPEN: "cursor node",
  },
  StaffForecast: {
    FIGURES: "assumptions from staff years",
  },
  StaffMember: {
    ABSENCE: "absences",
    BIRTH: "age birthYear",
    TERMS: "board employments",
    IDENTITY: "displayName",
    PERSON: "id",
  },
  StaffMemberConnection: {
    PEOPLE: "edges pageInfo totalCount",
  },
  StaffMemberEdge: {
    PEOPLE: "cursor node",
  },
  StaffingGap: {
    FIGURES:
      "coverage formation formationBand formationBasis gap gapBand inflow outflow projected projectedBand retired retiredBasis shortage surplus year",
  },
  StatisticsRow: {
    OPEN: "band facts year",
    REGION_FIGURES: "own",
  },
  StatisticsTable: {
    OPEN: "bands contract functionGroup measure region rows sex",
  },
  Swv: {
    OPEN: "boards code name regions sites validFrom validTo",
    BOARD_FIGURES: "expertise staffForecast staffingGap workforce workforceSeries",
  },
  UnknownScale: {
    PEOPLE: "code firstOn lastOn lines outcome",
  },
  Workforce: {
    FIGURES:
      "bands boardsCounted boardsInAll bordersOn cells change coverage employments fte observed on onLatest persons publishedOn suppressed suppressedBecause why",
  },
  WorkforceCell: {
    OWN_FIGURES: "employments fte keys persons sharePercent why",
  },
};
