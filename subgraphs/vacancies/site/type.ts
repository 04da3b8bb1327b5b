import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";

/** The part of a site that vacancies know: its key. Owned by `staff`; nothing is added to it here. */
@ObjectType({ simpleResolvers: true, description: "A school site (vestiging)." })
@Directive('@key(fields: "code", resolvable: false)')
@Access(OPEN)
export class Site {
  @Field(() => String, { description: "Site code (vestigingscode): BRIN and two digits; 00 is the main site." })
  declare code: string;
}
