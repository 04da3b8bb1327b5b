import { Access } from "@regiohub/infra/access/declare";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { Field, ObjectType } from "type-graphql";

/** Who answers for a region. */
@ObjectType({
  simpleResolvers: true,
  description: "The adviser of a region (regioadviseur, regiocoördinator), as the region itself makes them known.",
})
@Access(OPEN)
export class RegionAdvisor {
  @Field(() => String, { description: "Name." })
  declare name: string;

  @Field(() => String, { nullable: true, description: "E-mail address at work; null when none was given." })
  declare email: string | null;

  @Field(() => DateScalar, { description: "First day." })
  declare validFrom: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null until further notice." })
  declare validTo: CalendarDate | null;
}
