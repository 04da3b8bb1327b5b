import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { connectionType } from "@regiohub/infra/graphql/connection";
import type { Instant } from "@regiohub/infra/values";
import { BIRTH, IDENTITY, PEOPLE, PERSON } from "@regiohub/schema/access/demands";
import { Directive, Field, Int, ObjectType } from "type-graphql";

/** A person on a board's payroll, as the graph shows them: only to that board. */
@ObjectType({
  simpleResolvers: true,
  description: "A person in a board's personnel file (medewerker). Only the board itself sees its people.",
})
@Directive('@key(fields: "id")')
@Access(PERSON)
export class StaffMember {
  @Field(() => String, {
    nullable: true,
    description:
      "Name in use: call name or initials, and the surname of their choice (naamgebruik); null when the source gives no names.",
  })
  @Access(IDENTITY)
  declare displayName: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Year of birth (geboortejaar); null when the export has no birth date.",
  })
  @Access(BIRTH)
  declare birthYear: number | null;

  /** Not in the graph: who it is, for the read log. */
  declare person: PersonKey;

  /** Not in the graph: what its fields are found by. */
  declare boardNo: string;
  declare memberId: string;
  declare bornOn: string | null;
  /** Not in the graph: the moment that was asked about, which their fields are about too; null: now. */
  declare asOf: Instant | null;
}

/** A page of people. */
export const StaffMemberConnection = connectionType(() => StaffMember, "StaffMemberConnection", PEOPLE);
