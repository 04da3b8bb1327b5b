import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { Decimal } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { FunctionGroup, Measured } from "@regiohub/schema/figures";
import { ArgsType, Field, InputType, Int, ObjectType } from "type-graphql";
import type { Coverage } from "../cells/coverage-type.js";
import type { FormationBasis } from "./project.js";
import { AS_FOUND, type Scenario } from "./scenario.js";

const FormationBasisEnum = codesEnum<FormationBasis>(
  "FormationBasis",
  "What the formation (formatie) of a year was made of.",
  {
    DELIVERED: "A delivered forecast: the boards' own.",
    PUPILS: "The pupils that are expected, at as many per FTE as there are today, or as were asked for.",
    HELD: "What there is today: no pupils are known.",
    MIXED: "Some of these, site by site.",
  },
);

/** What somebody takes to happen. */
@InputType({ description: "What is taken to happen (scenario). What is left out is as the hub finds it." })
class StaffScenario implements Scenario {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Part of the staff that leaves each year for other reasons than age, 0 to 1: `0.05` is 5 %. A board's own is observed when it is left out, where its deliveries tell.",
  })
  declare outflowRate: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "FTE that come in each year: in all that is asked about, of a part of a board in the whole board. A board's own is observed when it is left out, where its deliveries tell.",
  })
  declare inflowFte: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Pupils per FTE that are aimed at; as many as there are today when left out.",
  })
  declare pupilsPerFte: Decimal | null;

  @Field(() => Int, {
    defaultValue: AS_FOUND.retirementShift,
    description:
      "Months that everybody works on behind the age of the state pension, 0 to 24; of others than the own board only 0.",
  })
  declare retirementShift: number;

  @Field(() => DecimalScalar, {
    defaultValue: AS_FOUND.workOn,
    description: "Part of those who reach the age who work on for up to a year, 0 to 1: in the bands alone.",
  })
  declare workOn: Decimal;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Part of a year's growth of pupils that is left in the next one, 0 to 1; 0.9 when left out.",
  })
  declare growth: Decimal | null;

  @Field(() => Int, {
    defaultValue: AS_FOUND.seed,
    description: "What chance is played from: the same seed, the same bands.",
  })
  declare seed: number;

  @Field(() => Int, {
    defaultValue: AS_FOUND.draws,
    description: "How often chance is played for the bands, 1 to 1,000.",
  })
  declare draws: number;
}

/** Whose staff, and what is taken to happen. */
@ArgsType()
class ScenarioArgs {
  @Field(() => FunctionGroup, {
    nullable: true,
    defaultValue: FunctionGroup.TEACHING,
    description: "Group of functions (functiegroep); null: everybody.",
  })
  declare functionGroup: FunctionGroup | null;

  @Field(() => StaffScenario, { nullable: true, description: "What is taken to happen." })
  declare scenario?: StaffScenario | null;
}

/** Which years of a forecast. */
@ArgsType()
export class ForecastArgs extends ScenarioArgs {
  @Field(() => Int, { description: "The year of the 1 October that it begins on: one that has been." })
  declare from: number;

  @Field(() => Int, { defaultValue: 6, description: "Years after it, 1 to 6." })
  declare years: number;
}

/** Which year of a forecast. */
@ArgsType()
export class GapArgs extends ScenarioArgs {
  @Field(() => Int, {
    description: "The year of the 1 October. It begins from the last one before it that has been, at most six years.",
  })
  declare year: number;
}

/** How far a figure may be off. */
@ObjectType({
  simpleResolvers: true,
  description: "Between what an FTE figure may be, in eight of ten plays of chance. Bands of parts do not add up.",
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
    "Staff expected on 1 October of a year, and the staff that will be needed then (formatie), in FTE. Of sites it adds up to boards, and of boards' parts to regions.",
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

  @Field(() => Measured, { description: "Who leaves for other reasons in these months (uitstroom)." })
  declare outflow: Measured;

  @Field(() => Measured, { description: "Who comes in in these months (instroom)." })
  declare inflow: Measured;

  @Field(() => Measured, { description: "Staff that will be needed (formatie)." })
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
  PUPIL_GROWTH: "Part of a year's growth of pupils that is left in the next one.",
  PEOPLE_WITHOUT_AGE: "People whose date of birth is not known: they are taken not to retire.",
});

/** Where an assumption is from. */
export type AssumptionBasis = "ARGUMENT" | "DEFAULT" | "OBSERVED" | "COUNTED" | "MISSING";

const AssumptionBasisEnum = codesEnum<AssumptionBasis>("AssumptionBasis", "Where an assumption is from.", {
  ARGUMENT: "The question says so.",
  DEFAULT: "The hub's own, where a question says nothing.",
  OBSERVED: "What deliveries tell from one 1 October to the next, in the mean of the last three years at most.",
  COUNTED: "Counted in what was delivered.",
  MISSING: "Nobody says: what hangs on it is not told.",
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

  @Field(() => Measured, { description: "Staff on that day, in FTE." })
  declare staff: Measured;

  @Field(() => [StaffingGap], { description: "The years after it, in order." })
  declare years: readonly StaffingGap[];

  @Field(() => [Assumption], { description: "What it takes for true." })
  declare assumptions: readonly Assumption[];
}
