import { Access } from "@regiohub/infra/access/declare";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Dimension } from "@regiohub/schema/figures";
import { Field, ObjectType } from "type-graphql";

/** Which divided figures of a region others are given. */
@ObjectType("PublishedTable", {
  simpleResolvers: true,
  description: "Divided figures of a region that are given out to others than its boards (gepubliceerde tabel).",
})
@Access(REGION_FIGURES)
export class PublishedTableType {
  @Field(() => DateScalar, { description: "The day counted (peildatum): a 1 October." })
  declare on: CalendarDate;

  @Field(() => [Dimension], { description: "What they are divided by; nothing: everybody." })
  declare by: readonly Dimension[];

  @Field(() => String, { nullable: true, description: "Code of the scheme of age bands; null when not by age." })
  declare bands: string | null;
}
