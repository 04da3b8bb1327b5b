import { Access } from "@regiohub/infra/access/declare";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { ArgsType, Directive, Field, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";
import { DAYS } from "../organisation/described.js";

/** A school: one or more sites under one code. */
@ObjectType({ simpleResolvers: true, description: "A school (instelling), known by its BRIN." })
@Directive('@key(fields: "brin")')
@Access(OPEN)
export class School {
  @Field(() => String, { description: "Institution code (BRIN, instellingscode): two digits, two capitals." })
  declare brin: string;

  @Field(() => String, { description: "Name: that of its main site, 00, or of its lowest site." })
  declare name: string;

  @Field(() => Boolean, { description: "Whether the register still has it; false once it has closed." })
  declare inRegister: boolean;

  @Field(() => DateScalar, { nullable: true, description: DAYS.openedOn })
  declare openedOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: DAYS.closedOn })
  declare closedOn: CalendarDate | null;

  @Field(() => Board, { description: "Its board (bevoegd gezag)." })
  declare board: Board;
}

/** A page of the schools of a board. */
@ArgsType()
export class SchoolsArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Those that were its and open on this day, also if the register has closed them since; those in the register now when left out. The hub knows of changes of board since it first read the register, and of earlier ones that DUO's register of institutions tells.",
  })
  declare validOn?: CalendarDate | null;
}

/** A page of the sites of a school. */
@ArgsType()
export class SchoolSitesArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Those that were open on this day by DUO's register of institutions, also if the register has closed them since; a site without days in it counts as open while it is in the register. Those in the register now when left out.",
  })
  declare validOn?: CalendarDate | null;
}

/** A page of schools. */
export const SchoolConnection = connectionType(() => School, "SchoolConnection", OPEN);
