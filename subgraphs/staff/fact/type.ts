import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { FIGURES, OPEN } from "@regiohub/schema/access/demands";
import { Measured } from "@regiohub/schema/figures";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Region } from "../region/type.js";
import { PeopleArgs, StatContract, StatFunctionGroup, StatSex } from "./people.js";
import type { FactQuestion } from "./queries.js";
import type { Series, SeriesChange } from "./series.js";

/** What is counted. */
export type StatMeasure = FactRecord["measure"];
export const StatMeasure = codesEnum<StatMeasure>(
  "StatMeasure",
  "What is counted. Persons, employments and FTE are three different things.",
  {
    PERSONS: "People (personen).",
    EMPLOYMENTS: "Employments (dienstverbanden).",
    FTE: "Size of the employments (fte, werktijdfactor), 1 = full time.",
    MEAN_AGE: "Mean age (gemiddelde leeftijd), in years.",
    INFLOW_RATE: "People who came, in percent a year (instroom).",
    OUTFLOW_RATE: "People who left, in percent a year (uitstroom).",
  },
);

/** What is asked of a place. */
@ArgsType()
export class StatisticsArgs extends PeopleArgs {
  @Field(() => StatMeasure, { description: "What is counted." })
  declare measure: StatMeasure;

  @Field(() => String, {
    nullable: true,
    description: "Age bands (leeftijdsklassen) beside all ages: `M0`, `DUO_10`. None when left out.",
  })
  declare bands?: string | null;

  @Field(() => [Int], { nullable: true, description: "Years: 1 to 15 different ones. Give this or `refDate`." })
  declare years?: readonly number[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Reference day (peildatum): figures of this day, and of its year where the source gives no day. Or give `years`.",
  })
  declare refDate?: CalendarDate | null;
}

/** What is asked of a board. */
@ArgsType()
export class BoardStatisticsArgs extends StatisticsArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only people who work at none of its schools (bovenschools).",
  })
  declare aboveSchool: boolean;
}

/** What a figure became between two years of one dataset. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What a figure became between two years (verandering). SERIES_BREAK says that they were counted differently.",
})
@Access(OPEN)
export class Change {
  /** Not in the graph: what its figures come from. */
  declare readonly change: SeriesChange;

  @Field(() => Int, { description: "Earlier year." })
  declare from: number;

  @Field(() => Int, { description: "Later year." })
  declare to: number;
}

/** A figure that somebody else published, or that follows from their figures alone. */
@ObjectType({
  simpleResolvers: true,
  description:
    "A figure of somebody else's (kengetal), with its source. One that the source does not have follows from its others where all of them are there: a band from the whole and the other bands.",
})
@Access(OPEN)
export class Fact {
  /** Not in the graph: what follows from it is reckoned within its own series. */
  declare readonly series: Series;
  declare readonly band: string;
  declare readonly year: number;

  @Field(() => String, { description: "Series that it belongs to: figures of one dataset may be compared." })
  declare dataset: string;

  @Field(() => String, {
    nullable: true,
    description: "Type of education (onderwijstype) that it is of, in the source's words: `BAO`; null: all.",
  })
  declare educationType: string | null;

  @Field(() => String, {
    nullable: true,
    description: "When it was published, the latest edition; null where the source does not have the figure.",
  })
  declare edition: string | null;

  @Field(() => String, { description: "Who published it, and where." })
  declare source: string;

  @Field(() => String, { nullable: true, description: "Address of the publication; null when there is none." })
  declare url: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Reference day (peildatum); null when the source gives none.",
  })
  declare on: CalendarDate | null;

  @Field(() => Measured, {
    description: "The figure. NOT_PUBLISHED: the source does not have it, and it does not follow from what it has.",
  })
  declare value: Measured;

  @Field(() => Boolean, {
    description: "Whether it follows from the source's other figures, and is not in the source.",
  })
  declare derived: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The source's own cell, such as `<5` or `1.007`; null where it says nothing else than the figure.",
  })
  declare raw: string | null;
}

/** What the hub itself counts. */
@ObjectType({ simpleResolvers: true, description: "The hub's own figure, of what boards delivered." })
@Access(FIGURES)
export class OwnFigure {
  @Field(() => Measured, { description: "The figure, as far as it may be shown." })
  declare value: Measured;

  @Field(() => DateScalar, {
    description: "The day counted (peildatum): 1 October, or the day of the board that was counted longest ago.",
  })
  declare on: CalendarDate;

  @Field(() => DateScalar, {
    description: "The day counted of the board that was counted last: where it is later than `on`, boards differ.",
  })
  declare onLatest: CalendarDate;

  @Field(() => Int, { description: "Boards that are in it." })
  declare boardsCounted: number;

  @Field(() => Int, {
    description: "Boards of primary education in the region by the borders of the day, whether they deliver or not.",
  })
  declare boardsInAll: number;
}

/** What was asked of a place. */
export interface TableQuestion {
  /** As the loaders take it. */
  readonly place: string;
  /** The region that it is; null: none. */
  readonly region: Region | null;
  readonly question: FactQuestion;
  /** In order. */
  readonly years: readonly number[];
}

/** Figures of one band in one year, side by side. */
@ObjectType({ simpleResolvers: true, description: "Figures of one band in one year, side by side and never added up." })
@Access(OPEN)
export class StatisticsRow {
  /** Not in the graph: the table that it is of, and the band's code; `ALL`: all ages. */
  declare readonly table: TableQuestion;
  declare readonly code: string;

  @Field(() => String, { nullable: true, description: "Band, such as `<25`; `UNKNOWN` age; null: all ages." })
  declare band: string | null;

  @Field(() => Int, { description: "Year." })
  declare year: number;
}

/** Figures of a place. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What others published about the staff of a place (regio, bestuur, school, land), beside what the hub counts itself.",
})
@Access(OPEN)
export class StatisticsTable implements TableQuestion {
  /** Not in the graph: what its rows are found by. */
  declare readonly place: string;
  declare readonly question: FactQuestion;
  declare readonly years: readonly number[];

  @Field(() => Region, { nullable: true, description: "The region; null when it is of no region." })
  declare region: Region | null;

  @Field(() => StatMeasure, { description: "What is counted." })
  declare measure: StatMeasure;

  @Field(() => String, { nullable: true, description: "Scheme of the age bands; null: none." })
  declare bands: string | null;

  @Field(() => StatFunctionGroup, { nullable: true, description: "Function group of the people; null: of all groups." })
  declare functionGroup: StatFunctionGroup | null;

  @Field(() => StatSex, { nullable: true, description: "Sex of the people; null: of all." })
  declare sex: StatSex | null;

  @Field(() => StatContract, { nullable: true, description: "Their employments; null: of all kinds." })
  declare contract: StatContract | null;
}
