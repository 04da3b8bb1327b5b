import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { Measured } from "@regiohub/schema/figures";
import type { RESOLUTIONS } from "@regiohub/schema/records/redundancy";
import { Field, ObjectType } from "type-graphql";

/** How a redundancy was resolved. */
export type Resolution = (typeof RESOLUTIONS)[number];
export const Resolution = codesEnum<Resolution>("RedundancyResolution", "How a redundancy was resolved.", {
  PLACED_INTERNALLY: "In another job at the same board (intern herplaatst).",
  PLACED_AT_BOARD: "In a job at another board (extern herplaatst).",
  RETIRED: "The person retired (met pensioen).",
  LEFT: "The person left otherwise (vertrokken).",
  WITHDRAWN: "The job turned out not to be surplus (ingetrokken).",
});

/** What became of the redundancies of so many people. */
@ObjectType({ simpleResolvers: true, description: "How many people's redundancy was resolved in one way." })
@Access(FIGURES)
export class ResolvedRedundancies {
  @Field(() => Resolution, { description: "How." })
  declare by: Resolution;

  @Field(() => Measured, { description: "People (personen)." })
  declare persons: Measured;
}

/** The redundancies of a period, as the asker may see them. */
@ObjectType({
  simpleResolvers: true,
  description:
    "People whose job was surplus to the formation in a period, or about to be (boventalligheid), and what became of it by its last day. Each counts once, by what was entered last. HR enters it; nothing is derived.",
})
@Access(FIGURES)
export class RedundancyFigures {
  @Field(() => DateScalar, { description: "The day before the first one of the period." })
  declare from: CalendarDate;

  @Field(() => DateScalar, { description: "The last day of the period." })
  declare to: CalendarDate;

  @Field(() => Measured, { description: "People whose job was surplus, or about to be, on some day of the period." })
  declare redundant: Measured;

  @Field(() => Measured, {
    description: "Those of them who were placed in another job (herplaatst), here or elsewhere.",
  })
  declare placed: Measured;

  @Field(() => Measured, { description: "Those who were placed, in percent of all, to one decimal." })
  declare placedPercent: Measured;

  @Field(() => [ResolvedRedundancies], { description: "Those whose redundancy was resolved, by each way there is." })
  declare resolved: readonly ResolvedRedundancies[];

  @Field(() => Measured, { description: "Those whose redundancy was not resolved by the last day." })
  declare open: Measured;
}
