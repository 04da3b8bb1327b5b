import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { Decimal } from "@regiohub/infra/values";
import { FunctionGroup } from "@regiohub/schema/figures";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { AS_FOUND, type Scenario } from "./scenario.js";

/** What somebody takes to happen. */
@InputType({ description: "What is taken to happen (scenario). What is left out is as the hub finds it." })
class StaffScenario implements Scenario {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Part of the staff that leaves each year for other reasons than age, 0 to 1: `0.05` is 5 %. A board's own is observed when it is left out, where its deliveries tell; of a region, whose boards' own are theirs, the question has to say it: `flows` tells how many left.",
  })
  declare outflowRate: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "FTE that come in each year: in all that is asked about, of a part of a board in the whole board. A board's own is observed when it is left out, where its deliveries tell; of a region the question has to say it: `flows` tells how many came.",
  })
  declare inflowFte: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Pupils per FTE that are aimed at, site by site; as many as each board has today when left out. Of what several boards need by as many as today, others are told where it is out how many each has: of everybody (`functionGroup: null`) and of teachers.",
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
    description:
      "Part of a year's growth of pupils that is left in the next one, 0 to 1; 0.9 when left out. It is the growth of municipalities; of the sites' own, by which they share it, as much is left, at most half. 0: each site keeps the pupils that were counted last.",
  })
  declare growth: Decimal | null;

  @Field(() => Int, {
    defaultValue: AS_FOUND.seed,
    description:
      "What chance is played from: the same seed, the same bands. Of few people other seeds often give the same ones too: whole people come and go, so that a band moves by one of them or not at all.",
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
