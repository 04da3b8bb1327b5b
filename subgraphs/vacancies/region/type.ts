import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { RegionScheme } from "@regiohub/schema/regions";
import { Directive, Field, ObjectType } from "type-graphql";

/** The part of a region that vacancies know: its key. Owned by `staff`. */
@ObjectType({ simpleResolvers: true, description: "A region (regio) under one scheme, as valid on a day." })
@Directive('@key(fields: "scheme code")')
@Access(OPEN)
export class Region {
  @Field(() => RegionScheme, { description: "Way of dividing the country that the code belongs to." })
  declare scheme: RegionScheme;

  @Field(() => String, { description: "Code within the scheme, such as `AM03`." })
  declare code: string;
}
