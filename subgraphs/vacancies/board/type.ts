import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";

/** The part of a board that vacancies know: its key. Owned by `staff`. */
@ObjectType({
  simpleResolvers: true,
  description: "A school board (schoolbestuur, bevoegd gezag): the legal employer.",
})
@Directive('@key(fields: "number")')
@Access(OPEN)
export class Board {
  @Field(() => String, { description: "Number of the board (nummer bevoegd gezag), five digits." })
  declare number: string;
}
