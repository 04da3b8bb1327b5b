import { Access } from "@regiohub/infra/access/declare";
import { connectionType } from "@regiohub/infra/graphql/connection";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";

/** The part of a board that mobility knows: its key. Owned by `staff`. */
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

/** A page of boards. */
export const BoardConnection = connectionType(() => Board, "BoardConnection", OPEN);
