/** How many things a list without pages may give in one answer: `each` for every thing that has it, and `more` beside. */
export interface ListSize {
  readonly each: number;
  readonly more: number;
}

/**
 * Every list of the graph that has no pages. Costs are reckoned with these sizes, and the SQL behind each list keeps to
 * them, so that no answer is larger than its reckoned cost. `each` is well above what real exports have on average,
 * `more` above what one person has who stood in for others for years.
 */
export const LIST_SIZES = {
  "Query.regions": { each: 100, more: 0 },
  "Query.swvs": { each: 100, more: 0 },
  "Query.subsidySchemes": { each: 100, more: 0 },
  "Board.regions": { each: 4, more: 40 },
  "Board.pupils": { each: 10, more: 40 }, // years
  "Region.pupils": { each: 10, more: 40 },
  "Site.regions": { each: 2, more: 10 },
  "Municipality.regions": { each: 2, more: 10 },
  "Swv.expertise": { each: 20, more: 40 },
  "ExpertiseBalance.why": { each: 3, more: 0 },
  "Swv.regions": { each: 4, more: 40 },
  "Region.publishedTables": { each: 40, more: 160 }, // eleven a year
  "Region.aliases": { each: 5, more: 50 },
  "Region.municipalities": { each: 30, more: 100 }, // Noord-Brabant has 56
  "Board.unknownScales": { each: 40, more: 200 }, // codes, and what is wrong with each
  "Board.mergedFrom": { each: 2, more: 30 },
  "StatisticsTable.rows": { each: 60, more: 150 },
  "StatisticsRow.facts": { each: 2, more: 60 },
  "Measured.why": { each: 3, more: 0 },
  "Board.workforceSeries": { each: 15, more: 0 }, // years
  "Region.workforceSeries": { each: 15, more: 0 },
  "Swv.workforceSeries": { each: 15, more: 0 },
  "Workforce.cells": { each: 200, more: 1_800 },
  "PublishedTable.by": { each: 3, more: 0 },
  "Workforce.why": { each: 1, more: 0 },
  "WorkforceCell.keys": { each: 3, more: 0 },
  "WorkforceCell.why": { each: 2, more: 0 },
  "AgeBandScheme.bands": { each: 12, more: 0 },
  "StaffForecast.years": { each: 6, more: 0 },
  "StaffForecast.assumptions": { each: 7, more: 0 },
  "StaffMember.employments": { each: 10, more: 200 },
  "StaffMember.absences": { each: 30, more: 300 },
  "ChainState.doubts": { each: 3, more: 0 },
  "Employment.assignments": { each: 10, more: 500 },
  "MobilityProfile.regions": { each: 60, more: 0 }, // all of a text of 300 characters
  "MobilityProfile.consents": { each: 10, more: 100 },
  "Flows.lines": { each: 24, more: 0 }, // the ways there are
  "Flows.sensitivity": { each: 3, more: 0 },
  "Flows.leaversByAge": { each: 4, more: 0 },
  "Flows.links": { each: 5, more: 0 },
  "Flows.between": { each: 40, more: 0 },
  "RedundancyFigures.resolved": { each: 5, more: 0 }, // the ways there are
  "WithdrawConsentPayload.consents": { each: 100, more: 0 },
  "RecordConsentPayload.userErrors": { each: 10, more: 0 },
  "WithdrawConsentPayload.userErrors": { each: 10, more: 0 },
  "UserError.field": { each: 5, more: 0 },
} as const satisfies Readonly<Record<string, ListSize>>;

/** What the gateway needs to know of the graph to say what an operation costs. */
export const COSTS = {
  lists: LIST_SIZES,
  /** What fields cost beside the things they give. */
  fields: {
    "Board.workforce": 19, // counts people, of one board; with the object that it gives: 20
    "Board.flows": 99, // reads the stays and legs of all of a board's people
    "Region.flows": 49, // six tables that were given out, and the boards in it
    "Region.redundancy": 9,
    "Region.workforce": 199, // of all boards in it
    "Swv.workforce": 599, // its boards count in part: one by one
    "Swv.expertise": 19, // reads the lines of the caller's boards
    "Board.unknownScales": 19, // reads the lines of one board
    "Board.workforceSeries": 285, // as `workforce`, for each year
    "Region.workforceSeries": 2_985,
    "Swv.workforceSeries": 8_985,
    "Workforce.change": 199, // of a region; of a board it costs less
    "Board.pupils": 99, // reads the history of each site in its municipalities
    "Region.pupils": 299,
    "Board.staffForecast": 299, // counts people, and reads the history of each site in its municipalities
    "Board.staffingGap": 299,
    "Region.staffForecast": 349, // figures that are out, and the pupils of all boards in it
    "Region.staffingGap": 349,
    "Swv.staffForecast": 349,
    "Swv.staffingGap": 349,
    "StatisticsTable.rows": 300, // published figures of all years are read, for their changes
    "StatisticsRow.own": 15, // counts all boards of the region once a year, whatever the number of bands
    "Workforce.cells": 20, // sees to it that they are counted
    "Workforce.coverage": 1, // of a register that stands by
  },
  /** Where a question says which board it is about. */
  boards: {
    "Query.board": ["number"],
    "Query.vacancies": ["filter", "board"],
  },
} as const;
