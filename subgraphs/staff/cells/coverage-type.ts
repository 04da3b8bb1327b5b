import { Access } from "@regiohub/infra/access/declare";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { Field, Int, ObjectType } from "type-graphql";
import type { Place } from "./place.js";

/** How much of a place figures can be about. */
@ObjectType({
  simpleResolvers: true,
  description:
    "How much of a place figures can be about (dekking). Nothing is guessed of boards that do not deliver, or of days that their deliveries do not tell of.",
})
@Access(FIGURES)
export class Coverage {
  @Field(() => Int, {
    description: "Boards of primary education (besturen) that had a site in it on the day, by the register.",
  })
  declare boards: number;

  @Field(() => Int, {
    description: "Those of them whose deliveries tell who was there on the day, as `observed` of their staff says.",
  })
  declare boardsDelivered: number;

  @Field(() => DecimalScalar, {
    description: "Those boards, in percent of all (aandeel), to two decimals; 0 where there are none.",
  })
  declare sharePercent: Decimal;

  @Field(() => Int, { description: "Sites (vestigingen) of primary education in it." })
  declare sites: number;

  @Field(() => Int, { description: "Those of them whose board's deliveries tell of the day." })
  declare sitesOfDelivering: number;

  /** Not in the graph: of which place, on which day. */
  declare of: Place & { readonly on: CalendarDate };
}
