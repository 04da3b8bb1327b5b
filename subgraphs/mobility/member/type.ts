import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { PERSON } from "@regiohub/schema/access/demands";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The part of a person that mobility knows: their id. Owned by `staff`, which shows more of them to their employer alone. */
@ObjectType({
  simpleResolvers: true,
  description: "A person in a board's personnel file (medewerker). Only the board itself sees its people.",
})
@Directive('@key(fields: "id")')
@Access(PERSON)
export class StaffMember {
  @Field(() => ID, { description: "Global id: of this person at this board. Says nothing about who it is." })
  declare id: string;

  /** Not in the graph: who it is. */
  declare person: PersonKey;
}
