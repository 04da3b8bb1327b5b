import { Access } from "@regiohub/infra/access/declare";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";

/** A partnership for inclusive education. */
@ObjectType({
  simpleResolvers: true,
  description:
    "A partnership for inclusive education (samenwerkingsverband passend onderwijs, PO): boards with a school in an area of postcodes.",
})
@Directive('@key(fields: "code")')
@Access(OPEN)
export class Swv {
  @Field(() => String, { description: "Its code: `PO` and four digits, of which two are the province." })
  declare code: string;

  @Field(() => String, { nullable: true, description: "Its name; null while no list has given one." })
  declare name: string | null;

  @Field(() => DateScalar, { description: "First day of its area as the regulation has it." })
  declare validFrom: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null while it lasts." })
  declare validTo: CalendarDate | null;
}
