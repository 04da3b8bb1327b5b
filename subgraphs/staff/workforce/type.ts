import { Access } from "@regiohub/infra/access/declare";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { Field, Int, ObjectType } from "type-graphql";

/** How many people a board has on a day, as everyone may see it. */
@ObjectType("Workforce", {
  simpleResolvers: true,
  description:
    "Size of a board's staff (personeelsomvang) on one day: whose employment and at least one function line run that day, first and last day included. Trainees (LIO) and people who are not on the payroll do not count.",
})
@Access(FIGURES)
export class WorkforceType {
  @Field(() => DateScalar, { description: "The day counted (peildatum)." })
  declare on: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: "People (personen), each once whatever their employments; null when suppressed.",
  })
  declare persons: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Sum of the employments' sizes (fte, werktijdfactor), 1 = full time, as exact text; employments whose size was not delivered add nothing. Null when suppressed.",
  })
  declare fte: Decimal | null;

  @Field(() => Int, { nullable: true, description: "Employments (dienstverbanden); null when suppressed." })
  declare employments: number | null;

  @Field(() => Boolean, {
    description: "Whether the figures are withheld (onderdrukt): fewer than 10 people, and you are not of this board.",
  })
  declare suppressed: boolean;
}
