import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { ABSENCE } from "@regiohub/schema/access/demands";
import { Field, ObjectType } from "type-graphql";

/** A time in which somebody did not work. */
@ObjectType({
  simpleResolvers: true,
  description: "A time in which a person did not work (verzuim, verlof). The hub does not know why, and never asks.",
})
@Access(ABSENCE)
export class Absence {
  @Field(() => DateScalar, { description: "First day (begindatum)." })
  declare startsOn: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day (einddatum); null while it goes on." })
  declare endsOn: CalendarDate | null;

  /** Not in the graph: whose it is, for the read log. */
  declare person: PersonKey;
}
