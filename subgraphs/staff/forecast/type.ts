import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { Decimal } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { Measured } from "@regiohub/schema/figures";
import { Field, Int, ObjectType } from "type-graphql";
import type { Coverage } from "../cells/coverage-type.js";
import type { FormationBasis } from "./project.js";

const FormationBasisEnum = codesEnum<FormationBasis>(
  "FormationBasis",
  "What the formation (formatie) of a year was made of.",
  {
    DELIVERED: "A delivered forecast: the boards' own.",
    SHARED_EVENLY:
      "A part of what was delivered for a board as a whole, as large for each of its schools: the pupils of none are known to share it by.",
    PUPILS: "The pupils that are expected, at as many per FTE as their board has today, or as were asked for.",
    HELD: "What there is today: no pupils are known.",
    MIXED: "Some of these, site by site.",
  },
);

/** How who retires in a year was reckoned. */
export type RetirementBasis = "COUNTED" | "SPREAD";

const RetirementBasisEnum = codesEnum<RetirementBasis>("RetirementBasis", "How who retires in a year was reckoned.", {
  COUNTED: "By dates of birth; of a region as it is given out for that year.",
  SPREAD:
    "An estimate, for too few retire in that year to be told of: those of several years together, spread evenly over them, or as large a part of the group as of everybody, all as given out. Who has no known date of birth may be in it.",
});

/** How far a figure may be off. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Between what an FTE figure may be, in eight of ten plays of chance, to as many decimals as the figure. Bands of parts do not add up.",
})
@Access(FIGURES)
export class ForecastBand {
  @Field(() => DecimalScalar, { description: "In one of ten it is below this." })
  declare low: Decimal;

  @Field(() => DecimalScalar, { description: "In one of ten it is above this." })
  declare high: Decimal;
}

/** What there will be on 1 October of a year, and what will be needed. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Staff expected on 1 October of a year, and the staff that will be needed then (formatie), in FTE: exact for the board itself, to two decimals for all others, each figure rounded once. Of sites it adds up to boards, and of boards' parts to regions, but for what is rounded in the last digit, and for whom works on both sides of a border: for their board where the work is, in figures that others are given at one place; where a region's would not, it is null, or `retiredBasis` says that it is an estimate, in that year or one before.",
})
@Access(FIGURES)
export class StaffingGap {
  @Field(() => Int, { description: "The year of the 1 October." })
  declare year: number;

  @Field(() => Measured, {
    description: "Staff expected: that of the year before, less who retires and leaves, and who comes in (prognose).",
  })
  declare projected: Measured;

  @Field(() => Measured, {
    description:
      "Who retires in the twelve months before: at the end of the month in which the age of the state pension is reached (AOW); for whom no law has set it yet, 67 and three months. Who has passed it, and whose date of birth is not known, stays.",
  })
  declare retired: Measured;

  @Field(() => RetirementBasisEnum, {
    nullable: true,
    description:
      "How `retired` was reckoned: SPREAD is an estimate, and so are this year's and later `projected` and `gap`. Null without it.",
  })
  declare retiredBasis: RetirementBasis | null;

  @Field(() => Measured, { description: "Who leaves for other reasons in these months (uitstroom)." })
  declare outflow: Measured;

  @Field(() => Measured, { description: "Who comes in in these months (instroom)." })
  declare inflow: Measured;

  @Field(() => Measured, {
    description:
      "Staff that will be needed (formatie). NOT_PUBLISHED of a region where it follows from the staff of single boards or sites, and that is not out.",
  })
  declare formation: Measured;

  @Field(() => FormationBasisEnum, { nullable: true, description: "What `formation` was made of; null without it." })
  declare formationBasis: FormationBasis | null;

  @Field(() => Measured, { description: "What will be needed less what there will be; below nothing: a surplus." })
  declare gap: Measured;

  @Field(() => Measured, { description: "What there will be too much (boventalligheid); 0 where there is too little." })
  declare surplus: Measured;

  @Field(() => Measured, { description: "What there will be too little (tekort); 0 where there is too much." })
  declare shortage: Measured;

  @Field(() => ForecastBand, { nullable: true, description: "How far `projected` may be off; null without it." })
  declare projectedBand: ForecastBand | null;

  @Field(() => ForecastBand, { nullable: true, description: "How far `formation` may be off; null without it." })
  declare formationBand: ForecastBand | null;

  @Field(() => ForecastBand, { nullable: true, description: "How far `gap` may be off; null without it." })
  declare gapBand: ForecastBand | null;

  /** Not in the graph: of which place, on which day it begins. */
  declare of: Coverage["of"];
}

/** What a forecast takes for true. */
export type AssumptionKind =
  | "OUTFLOW_RATE"
  | "INFLOW_FTE"
  | "RETIREMENT_SHIFT"
  | "WORK_ON"
  | "PUPILS_PER_FTE"
  | "PUPIL_GROWTH"
  | "PEOPLE_WITHOUT_AGE";

const AssumptionKindEnum = codesEnum<AssumptionKind>("AssumptionKind", "What a forecast takes for true.", {
  OUTFLOW_RATE: "Part of the staff that leaves each year for other reasons than age.",
  INFLOW_FTE: "FTE that come in each year.",
  RETIREMENT_SHIFT: "Months that everybody works on behind the age of the state pension.",
  WORK_ON: "Part of those who reach the age who work on for up to a year.",
  PUPILS_PER_FTE: "Pupils per FTE that are aimed at.",
  PUPIL_GROWTH:
    "Part of a year's growth of pupils that is left in the next one, of municipalities; of sites' own at most half. Not there where nothing follows from pupils.",
  PEOPLE_WITHOUT_AGE: "People whose date of birth is not known: they are taken not to retire.",
});

/** Where an assumption is from. */
export type AssumptionBasis = "ARGUMENT" | "UNUSED" | "DEFAULT" | "OBSERVED" | "COUNTED" | "MISSING";

const AssumptionBasisEnum = codesEnum<AssumptionBasis>("AssumptionBasis", "Where an assumption is from.", {
  ARGUMENT: "The question says so.",
  UNUSED:
    "The question says so, and nothing that is told follows from it: of pupils, `formationBasis` says what is needed follows from instead, null where it is not told.",
  DEFAULT: "The hub's own, where a question says nothing.",
  OBSERVED:
    "What deliveries tell from one 1 October to the next, in the mean of the last three years at most, but for years in which an organisation or a school went over from the board or to it.",
  COUNTED: "Counted in what was delivered.",
  MISSING: "Nobody says: what hangs on it is not told until the question does (`scenario`).",
});

/** One thing that a forecast takes for true. */
@ObjectType({ simpleResolvers: true, description: "One thing that a forecast takes for true (aanname)." })
@Access(FIGURES)
export class Assumption {
  @Field(() => AssumptionKindEnum, { description: "What it is about." })
  declare kind: AssumptionKind;

  @Field(() => DecimalScalar, { nullable: true, description: "Its value; null: none is known, or there is none." })
  declare value: Decimal | null;

  @Field(() => AssumptionBasisEnum, { description: "Where it is from." })
  declare basis: AssumptionBasis;
}

/** Staff to come. */
@ObjectType({
  simpleResolvers: true,
  description: "Staff to come, year by year, beside the staff that will be needed (personeelsprognose).",
})
@Access(FIGURES)
export class StaffForecast {
  @Field(() => Int, { description: "The year of the 1 October that it begins on: people are counted then." })
  declare from: number;

  @Field(() => Measured, {
    description:
      "Staff on that day, in FTE; to two decimals for all but the board itself. NOT_OBSERVED of a board whose deliveries do not tell of it (`Workforce.observed`): what hangs on it is not told either.",
  })
  declare staff: Measured;

  @Field(() => [StaffingGap], { description: "The years after it, in order." })
  declare years: readonly StaffingGap[];

  @Field(() => [Assumption], {
    description:
      "What it takes for true. Who went over with an organisation or a school neither came nor left: of a year in which a register says so, of a whole board, a part of it or a school, on either side, nobody is taken for OUTFLOW_RATE and INFLOW_FTE, and where that leaves no year they are MISSING. Years before it are of the board as it was. What no register tells is not seen: people who went over then are taken for who left and who came, though `flows` may have them as ORG_TRANSITION. Give `scenario` the rates then.",
  })
  declare assumptions: readonly Assumption[];
}
