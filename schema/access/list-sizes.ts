import type { Dimension } from "../figures.js";
import { CONTRACT_KINDS, FUNCTION_GROUPS } from "../records/employment.js";
import { SEXES } from "../records/member.js";

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
  "Region.publishedTables": { each: 220, more: 0 }, // of 15 years; fourteen a year
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
  "Flows.betweenWhy": { each: 1, more: 0 },
  "RedundancyFigures.resolved": { each: 5, more: 0 }, // the ways there are
  "OpenVacancies.groups": { each: FUNCTION_GROUPS.length + 1, more: 0 }, // and those of none
  "WithdrawConsentPayload.consents": { each: 100, more: 0 },
  "RecordConsentPayload.userErrors": { each: 10, more: 0 },
  "WithdrawConsentPayload.userErrors": { each: 10, more: 0 },
  "UserError.field": { each: 5, more: 0 },
} as const satisfies Readonly<Record<string, ListSize>>;

/** People by what they are: into how many cells each dimension divides them, with one of whom nobody knows it. */
const CELLS = {
  by: "by",
  list: "Workforce.cells",
  makes: {
    AGE_BAND: LIST_SIZES["AgeBandScheme.bands"].each + 1,
    FUNCTION_GROUP: FUNCTION_GROUPS.length + 1,
    SEX: SEXES.length + 1,
    CONTRACT: CONTRACT_KINDS.length + 1,
    RETIREMENT: 8, // six years, later, and unknown
    BOARD: 400, // twice those of Zuid-Holland today: once there were more
    REGION: LIST_SIZES["Query.regions"].each + 1,
    SCALE: 40, // what codes mean, and those of which nobody knows it, or that are none
  } satisfies Partial<Record<Dimension, number>>,
} as const;

/** Published figures: of each year that is asked for one of all people, and those of the bands. */
const ROWS = {
  by: "years",
  list: "StatisticsTable.rows",
  makes: LIST_SIZES["AgeBandScheme.bands"].each + 1,
} as const;

/** What the gateway needs to know of the graph to say what an operation costs. */
export const COSTS = {
  lists: LIST_SIZES,
  /** As `workforce`, for each year. */
  years: {
    "Board.workforceSeries": { from: "from", until: "until", each: 19 },
    "Region.workforceSeries": { from: "from", until: "until", each: 199 },
    "Swv.workforceSeries": { from: "from", until: "until", each: 599 },
  },
  divisions: {
    "Board.workforce": CELLS,
    "Board.workforceSeries": CELLS,
    "Region.workforce": CELLS,
    "Region.workforceSeries": CELLS,
    "Swv.workforce": CELLS,
    "Swv.workforceSeries": CELLS,
    "Query.regionalStatistics": ROWS,
    "Query.nationalStatistics": ROWS,
    "Board.statistics": ROWS,
    "Region.statistics": ROWS,
    "School.statistics": ROWS,
  },
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
    "StatisticsRow.own": 30, // counts all boards of the region once a year, of which thirteen rows are reckoned
    "Workforce.cells": 20, // sees to it that they are counted
    "Workforce.coverage": 1, // of a register that stands by
  },
  /** Where a question says which board it is about. */
  boards: {
    "Query.board": ["number"],
    "Query.vacancies": ["filter", "board"],
  },
} as const;
