import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { PERSON, PROFILE } from "@regiohub/schema/access/demands";
import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { StaffMember } from "../member/type.js";
import { Region, RegionInput } from "../region/type.js";

/**
 * What somebody who looks for other work lets others see. Who administers people without looking at profiles has the way
 * to their consents alone: what is refused on it is null, and takes nothing else with it.
 */
@ObjectType({
  simpleResolvers: true,
  description:
    "What a person who looks for other work offers and wants (mobiliteitsprofiel). Others than their employer see it as long as the person agrees to it: each board and each partner by itself, and for a purpose.",
})
export class MobilityProfile {
  @Field(() => ID, { description: "Global id: of this profile, for you alone. Says nothing about who it is." })
  @Access(PERSON)
  declare id: string;

  @Field(() => StaffMember, {
    nullable: true,
    description: "Whose it is. Others than their employer get their id, and nothing else.",
  })
  @Access(PERSON)
  declare staffMember: StaffMember;

  @Field(() => String, { nullable: true, description: "What they would like to do (gewenste functie)." })
  @Access(PROFILE)
  declare functionWanted: string;

  @Field(() => DecimalScalar, { nullable: true, description: "Least size of the work, 1 = full time." })
  @Access(PROFILE)
  declare fteFrom: Decimal;

  @Field(() => DecimalScalar, { nullable: true, description: "Most, 1 = full time." })
  @Access(PROFILE)
  declare fteTo: Decimal;

  @Field(() => [Region], {
    nullable: true,
    description: "Where they would work, in order of code; empty: anywhere.",
  })
  @Access(PROFILE)
  declare regions: Region[];

  @Field(() => DateScalar, { nullable: true, description: "First day on which they could begin (beschikbaar vanaf)." })
  @Access(PROFILE)
  declare availableFrom: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day on which they would be; null: without end." })
  @Access(PROFILE)
  declare availableTo: CalendarDate | null;

  /** Not in the graph: who it is. */
  declare person: PersonKey;
}

/** A page of profiles. */
export const MobilityProfileConnection = connectionType(() => MobilityProfile, "MobilityProfileConnection", PROFILE);

/** Which profiles. */
@InputType({ description: "Which profiles, of those that you may see." })
export class MobilityProfileFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "True: of your own boards' people; false: of others'. All when left out.",
  })
  declare own?: boolean | null;

  @Field(() => RegionInput, { nullable: true, description: "Of people who would work in this region, or anywhere." })
  declare region?: RegionInput | null;

  @Field(() => DateScalar, { nullable: true, description: "Of people who are available on this day." })
  declare availableOn?: CalendarDate | null;
}

/** Arguments of the list of profiles. */
@ArgsType()
export class MobilityProfilesArgs extends PageArgs {
  @Field(() => MobilityProfileFilter, { nullable: true, description: "Which profiles; all when left out." })
  declare filter?: MobilityProfileFilter | null;
}
