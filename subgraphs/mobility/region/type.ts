import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, InputType, ObjectType } from "type-graphql";

/** Ways to divide the country; the graph's own list is that of `staff`. */
export type RegionScheme = "ARBEIDSMARKTREGIO";

/** The enum of the schemes. */
export const RegionScheme = codesEnum<RegionScheme>(
  "RegionScheme",
  "A way to divide the country into regions. Never compare regions of different schemes by number or name.",
  { ARBEIDSMARKTREGIO: "The 35 labour-market regions, with CBS codes `AM01` to `AM38`." },
);

/** The part of a region that mobility knows: its key. Owned by `staff`. */
@ObjectType({ simpleResolvers: true, description: "A region (regio) under one scheme, as valid on a day." })
@Directive('@key(fields: "scheme code", resolvable: false)')
@Access(OPEN)
export class Region {
  @Field(() => RegionScheme, { description: "Way of dividing the country that the code belongs to." })
  declare scheme: RegionScheme;

  @Field(() => String, { description: "Code within the scheme, such as `AM03`." })
  declare code: string;
}

/** Which region. */
@InputType({ description: "Names a region." })
export class RegionInput {
  @Field(() => RegionScheme, { description: "Numbering that the code belongs to." })
  declare scheme: RegionScheme;

  @Field(() => String, { description: "Code within the scheme, such as `AM03`." })
  declare code: string;
}
