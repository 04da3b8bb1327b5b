import { Access } from "@regiohub/infra/access/declare";
import { connectionType } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";
import { DAYS } from "../organisation/described.js";
import { School } from "../school/type.js";

/** A place where a school teaches. */
@ObjectType({ simpleResolvers: true, description: "A school site (vestiging)." })
@Directive('@key(fields: "code")')
@Access(OPEN)
export class Site {
  @Field(() => String, { description: "Site code (vestigingscode): BRIN and two digits; 00 is the main site." })
  declare code: string;

  @Field(() => String, { description: "Name of the site (vestigingsnaam)." })
  declare name: string;

  @Field(() => String, { nullable: true, description: "Street (straatnaam)." })
  declare street: string | null;

  @Field(() => String, { nullable: true, description: "House number with its addition (huisnummer-toevoeging)." })
  declare houseNumber: string | null;

  @Field(() => String, { nullable: true, description: "Postcode, `1234 AB`." })
  declare postcode: string | null;

  @Field(() => String, { description: "Place (plaatsnaam), in capitals as the register writes it." })
  declare city: string;

  @Field(() => String, { description: "Number of its municipality (gemeentenummer), four digits." })
  declare municipalityCode: string;

  @Field(() => String, {
    nullable: true,
    description: "Name of its municipality (gemeente); null when the reference data does not have it.",
  })
  declare municipalityName: string | null;

  @Field(() => String, { nullable: true, description: "Denomination of the institution (denominatie)." })
  declare denomination: string | null;

  @Field(() => Boolean, { description: "Whether the register still has it; false once it has closed." })
  declare inRegister: boolean;

  @Field(() => DateScalar, { nullable: true, description: DAYS.openedOn })
  declare openedOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: DAYS.closedOn })
  declare closedOn: CalendarDate | null;

  @Field(() => School, { description: "Its school (instelling)." })
  declare school: School;
}

/** A page of sites. */
export const SiteConnection = connectionType(() => Site, "SiteConnection", OPEN);
