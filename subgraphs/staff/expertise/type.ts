import { Access } from "@regiohub/infra/access/declare";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { Decimal } from "@regiohub/infra/values";
import { BOARD_FIGURES } from "@regiohub/schema/access/demands";
import { WhyMissing } from "@regiohub/schema/figures";
import { Field, Int, ObjectType } from "type-graphql";

/** What a partnership needs of an expertise beside what there is of it. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What a partnership for inclusive education (samenwerkingsverband) needs of an expertise (deskundigheid) in a year, as its plan says, beside what its schools have of it on 1 October: exactly, of the boards of whoever asks where they have schools there; else of all boards together, as far as it may be given out.",
})
@Access(BOARD_FIGURES)
export class ExpertiseBalance {
  @Field(() => String, { description: "The expertise, by its code, such as `CARE_COORDINATOR`." })
  declare expertise: string;

  @Field(() => DecimalScalar, { description: "What is needed, in fte, as it was delivered." })
  declare demandFte: Decimal;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What the boards that are counted have of it at their sites in the area, in fte: of each function line its part of the employment. Boards that say of nobody what they are expert in (`expertise` in their profile) add nothing, and are not counted: NOT_DELIVERED where no other is left. Null where it says why.",
  })
  declare supplyFte: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "What is needed less what the boards that are counted have; negative where they have more.",
  })
  declare gapFte: Decimal | null;

  @Field(() => Int, { nullable: true, description: "People who make up that supply." })
  declare persons: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Boards of whoever asks that are counted; null where the figure is of all boards together, or there is none.",
  })
  declare boardsCounted: number | null;

  @Field(() => Int, { description: "Boards with a site in the area." })
  declare boardsInAll: number;

  @Field(() => [WhyMissing], { description: "Why figures are missing; empty where none is." })
  declare why: readonly WhyMissing[];
}
