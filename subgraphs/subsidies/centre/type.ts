import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The part of a mobility centre that subsidies know: its key, made of its code. Owned by `mobility`. */
@ObjectType({
  simpleResolvers: true,
  description: "A regional mobility centre (mobiliteitscentrum, transfercentrum), as its lead board reports it.",
})
@Directive('@key(fields: "id")')
@Access(OPEN)
export class MobilityCentre {
  @Field(() => ID, { description: "Global id." })
  declare id: string;
}
