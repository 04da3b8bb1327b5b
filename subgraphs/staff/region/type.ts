import { Access } from "@regiohub/infra/access/declare";
import { PageArgs } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { RegionScheme } from "@regiohub/schema/regions";
import { ArgsType, Directive, Field, ObjectType } from "type-graphql";

/** A region under one scheme, as one edition of it names it. */
@ObjectType({ simpleResolvers: true, description: "A region (regio) under one scheme, as valid on a day." })
@Directive('@key(fields: "scheme code")')
@Access(OPEN)
export class Region {
  @Field(() => RegionScheme, { description: "Way of dividing the country that the code belongs to." })
  declare scheme: RegionScheme;

  @Field(() => String, { description: "Code within the scheme, such as `AM03`." })
  declare code: string;

  @Field(() => String, { description: "Name in this edition." })
  declare name: string;

  @Field(() => DateScalar, { description: "First day of this edition." })
  declare validFrom: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day of this edition; null while it is the latest." })
  declare validTo: CalendarDate | null;
}

/** Which regions of a thing. */
@ArgsType()
export class RegionsArgs {
  @Field(() => RegionScheme, { description: "Way of dividing the country." })
  declare scheme: RegionScheme;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "As divided on this day; today when left out. A day before the first edition of a scheme that the hub knows gives none: labour-market regions begin in 2025.",
  })
  declare validOn?: CalendarDate | null;
}

/** Which region: by its code or by a name of it. */
@ArgsType()
export class RegionArgs extends RegionsArgs {
  @Field(() => String, { nullable: true, description: "Its code, such as `AM03`. Give this or `name`." })
  declare code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A name that it has or had, in any spelling the hub knows; case, accents and punctuation do not matter. Or give `code`.",
  })
  declare name?: string | null;
}

/** A page of a list that depends on a day. */
@ArgsType()
export class DatedPageArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: "As divided on this day, of sites that were open on it; today when left out.",
  })
  declare validOn?: CalendarDate | null;
}
