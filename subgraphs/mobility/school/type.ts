import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";

/** The part of a school that mobility knows: its key. Owned by `staff`. */
@ObjectType({ simpleResolvers: true, description: "A school (instelling), known by its BRIN." })
@Directive('@key(fields: "brin", resolvable: false)')
@Access(OPEN)
export class School {
  @Field(() => String, { description: "Institution code (BRIN, instellingscode): two digits, two capitals." })
  declare brin: string;
}
