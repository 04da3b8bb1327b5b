import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { ArgsType, Field, ObjectType } from "type-graphql";

/** A municipality, as it is now. */
@ObjectType({ simpleResolvers: true, description: "A municipality (gemeente)." })
@Access(OPEN)
export class Municipality {
  @Field(() => String, { description: "Its number (gemeentenummer), four digits." })
  declare code: string;

  @Field(() => String, { description: "Its official name." })
  declare name: string;
}

/** Which municipality: by its number or by its name. */
@ArgsType()
export class MunicipalityArgs {
  @Field(() => String, {
    nullable: true,
    description: "Its number (gemeentenummer), four digits. Give this or `name`.",
  })
  declare code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Its name, or another that it is met under; case, accents and punctuation do not matter. Or give `code`: a name of several, such as `Bergen`, is refused, with their codes.",
  })
  declare name?: string | null;
}
