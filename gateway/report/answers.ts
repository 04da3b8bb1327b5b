import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { RegionScheme } from "@regiohub/schema/regions";

/** A figure, or why there is none. */
export interface Measured {
  readonly value: Decimal | null;
  readonly why: readonly string[];
}

/** The region that a report is about. */
export interface RegionFound {
  readonly code: string;
  readonly name: string;
  readonly validFrom: CalendarDate;
  readonly advisor: { readonly name: string } | null;
}

/** How many people work in it on a 1 October: figures of one are of the day itself, or there are none. */
export interface Stock {
  readonly persons: number | null;
  readonly employments: number | null;
  readonly fte: Decimal | null;
  readonly suppressedBecause: string | null;
  /** Whether tables of the day are given out. */
  readonly isTabled: boolean;
  readonly boardsCounted: number;
  readonly boardsInAll: number;
  /** Whether they are all who were there; else only those of them who were still there later. */
  readonly observed: boolean;
  /** Whether more than the staff became another since the year before: boards, borders or what deliveries tell. */
  readonly isBroken: boolean;
}

/** People who are counted together. */
export interface ReportCell {
  readonly keys: readonly { readonly code: string; readonly label: string }[];
  readonly persons: number | null;
  readonly why: readonly string[];
}

/** The people, divided. */
export interface Divided {
  /** Why there are no cells. */
  readonly why: readonly string[];
  readonly cells: readonly ReportCell[];
}

/** A board, by its number and the name that it goes by. */
export interface BoardName {
  readonly number: string;
  readonly name: string | null;
}

/** How much of the region figures can be about. */
export interface Coverage {
  readonly boards: number;
  readonly boardsDelivered: number;
  readonly sharePercent: Decimal;
  readonly sites: number;
  readonly sitesOfDelivering: number;
  readonly missing: { readonly edges: readonly { readonly node: BoardName }[] };
}

/** Between what a figure may be. */
export interface ForecastBand {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Staff on 1 October of a year, and what will be needed, in FTE. */
export interface ForecastYear {
  readonly year: number;
  readonly projected: Measured;
  readonly projectedBand: ForecastBand | null;
  readonly formation: Measured;
  /** What it was made of; null without it. */
  readonly formationBasis: string | null;
  readonly gap: Measured;
  readonly gapBand: ForecastBand | null;
  readonly retired: Measured;
  /** How that was reckoned; null without it. */
  readonly retiredBasis: string | null;
  readonly outflow: Measured;
  readonly inflow: Measured;
}

/** Staff to come. */
export interface StaffForecast {
  readonly from: number;
  /** On 1 October of `from`. */
  readonly staff: Measured;
  readonly years: readonly ForecastYear[];
  readonly assumptions: readonly { readonly kind: string; readonly value: Decimal | null; readonly basis: string }[];
}

/** How many came, left or moved in one way. */
export interface FlowLine {
  /** `IN`, `OUT`, or `WITHIN`, which changes no stock. */
  readonly direction: string;
  readonly kind: string;
  readonly persons: Measured;
}

/** Who came, who left and who moved in the year before the report's day. */
export interface Flows {
  readonly stockBefore: Measured;
  readonly stockAfter: Measured;
  readonly came: Measured;
  readonly left: Measured;
  readonly lines: readonly FlowLine[];
  readonly sensitivity: readonly {
    readonly windowDays: number;
    readonly movedOut: Measured;
    readonly movedIn: Measured;
    readonly outflow: Measured;
    readonly reEntry: Measured;
  }[];
  readonly leaversByAge: readonly { readonly band: string; readonly persons: Measured }[];
  readonly between: readonly { readonly from: BoardName; readonly to: BoardName; readonly persons: Measured }[];
  readonly boards: number;
  readonly boardsObserved: number;
}

/** Whose job was surplus in that year, and what became of it. */
export interface RedundancyFigures {
  readonly redundant: Measured;
  readonly placed: Measured;
  readonly placedPercent: Measured;
  readonly resolved: readonly { readonly by: string; readonly persons: Measured }[];
  readonly open: Measured;
}

/** A board with the number of its vacancies that are open to others. */
export interface BoardVacancies extends BoardName {
  readonly vacancies: { readonly totalCount: number } | null;
}

/** So many vacancies, and for how much work. */
export interface VacancyFigures {
  readonly vacancies: Measured;
  readonly fte: Measured;
}

/** Vacancies by whether their boards share them. */
export interface VacanciesBySharing {
  readonly shared: VacancyFigures;
  readonly unshared: VacancyFigures;
  readonly all: VacancyFigures;
}

/** What the boards of a region want to fill on a day. */
export interface OpenVacanciesDay extends VacanciesBySharing {
  readonly on: CalendarDate;
  readonly boards: number;
  readonly boardsDelivered: number;
  /** Null as a group: nothing says which. */
  readonly groups: readonly (VacanciesBySharing & { readonly functionGroup: string | null })[];
}

/** Pupils on 1 October of a year. */
export interface PupilYear {
  readonly year: number;
  readonly counted: number | null;
  readonly expected: Decimal | null;
  readonly hiddenSites: number;
}

/** What a published figure became. */
export interface FactChange {
  readonly absolute: Measured;
  readonly percent: Measured;
}

/** What somebody published of a year: a figure, or why there is none. */
export interface FactYear {
  readonly year: number;
  readonly value: Measured;
  /** What it became since the last year before it that has a figure in the same dataset; null: there is none, or it has none. */
  readonly change: (FactChange & { readonly since: number }) | null;
}

/** What somebody published of a region over the years. */
export interface FactSeries {
  /** How the source divides the country. */
  readonly scheme: RegionScheme;
  readonly dataset: string;
  /** In the source's words; null: all. */
  readonly educationType: string | null;
  readonly source: string;
  readonly years: readonly FactYear[];
}

/** By what the people are divided, in the report's order. */
export const DIVISIONS = [["AGE_BAND"], ["AGE_BAND", "SEX"], ["FUNCTION_GROUP"], ["CONTRACT"], ["BOARD"]] as const;

export type Division = (typeof DIVISIONS)[number];

/** Everything that a report is made of, as the graph gave it. What the graph has nobody for is null. */
export interface RegionAnswers {
  readonly region: RegionFound;
  /** Labour-market regions that its municipalities lie in, where no tables are ever given out of such a region. */
  readonly liesIn: readonly Pick<RegionFound, "code" | "name">[];
  /** Year by year, the report's year last. */
  readonly stock: readonly { readonly year: number; readonly stock: Stock | null }[];
  /** In the order of `DIVISIONS`. */
  readonly divided: readonly (Divided | null)[];
  readonly coverage: Coverage | null;
  readonly pupils: readonly PupilYear[];
  readonly flows: Flows | null;
  /** The same from one 1 October to the other, person by person. */
  readonly flowsByPerson: Pick<Flows, "came" | "left" | "lines"> | null;
  readonly redundancy: RedundancyFigures | null;
  /** Of teachers. */
  readonly forecast: StaffForecast | null;
  /** The kinds of its assumptions that go on as in the year of `flows`: nobody asked for others. */
  readonly fromFlows: readonly string[];
  readonly facts: readonly FactSeries[];
  /** Of 1 Octobers up to the report's year, and of the day of its borders. */
  readonly openVacancies: readonly OpenVacanciesDay[];
  /** Undefined: not shown to who the report is for. */
  readonly vacancies: readonly BoardVacancies[] | undefined;
}
