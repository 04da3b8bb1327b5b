import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar, DateTimeScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { CONSENT } from "@regiohub/schema/access/demands";
import { Field, ID, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";

/** What a profile may be shown for. */
export type ConsentPurpose = "MATCHING";
/** What a profile may be shown for, as an enum of the graph. */
export const ConsentPurpose = codesEnum<ConsentPurpose>("ConsentPurpose", "What a mobility profile may be shown for.", {
  MATCHING: "To bring jobs and people together.",
});

/** That a person agreed that somebody sees their profile. */
@ObjectType({
  simpleResolvers: true,
  description:
    "That a person agreed that one board or one partner sees their mobility profile (toestemming), for one purpose, for a year at most.",
})
@Access(CONSENT)
export class Consent {
  @Field(() => ID, { description: "Global id." })
  declare id: string;

  @Field(() => Board, { nullable: true, description: "Board that may see it; null when it is a partner." })
  declare recipientBoard: Board | null;

  @Field(() => String, { nullable: true, description: "Name of the partner that may see it; null when it is a board." })
  declare recipientPartner: string | null;

  @Field(() => ConsentPurpose, { description: "What for." })
  declare purpose: ConsentPurpose;

  @Field(() => DateScalar, { description: "Day on which the person agreed, and from which on it counts." })
  declare givenOn: CalendarDate;

  @Field(() => DateScalar, { description: "Last day on which it counts." })
  declare expiresOn: CalendarDate;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was withdrawn; null while it was not." })
  declare withdrawnAt: Date | null;

  @Field(() => Boolean, { description: "Whether it counts today." })
  declare inForce: boolean;

  @Field(() => String, { description: "Where what the person signed is kept: a reference." })
  declare evidence: string;

  /** Not in the graph: who agreed. */
  declare person: PersonKey;
}
