import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { Directive, Field, ObjectType } from "type-graphql";
import type { AmountBasis } from "../tables.js";

/** What a maximum amount is for. */
const SubsidyAmountBasis = codesEnum<AmountBasis>("SubsidyAmountBasis", "What a maximum amount is for.", {
  APPLICATION: "One application or project (aanvraag, project).",
  PERSON: "One person, once (per persoon).",
  PERSON_YEAR: "One person for one year (per persoon per jaar).",
  PLACEMENT_YEAR: "One work placement for one full year (per praktijkleerplaats per jaar).",
});

/** A subsidy scheme: reference data with a source. `maxAmount` is a field of its resolver. */
@ObjectType({
  simpleResolvers: true,
  description: "A subsidy scheme (subsidieregeling): dated facts with their source.",
})
@Directive('@key(fields: "code")')
@Access(OPEN)
export class SubsidyScheme {
  @Field(() => String, { description: "Code of the scheme in the hub." })
  declare code: string;

  @Field(() => String, { description: "Dutch name (naam van de regeling)." })
  declare name: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day (geldig vanaf); null when the source does not say.",
  })
  declare validFrom: CalendarDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day (geldig tot en met); null while it runs, or when the source does not say.",
  })
  declare validTo: CalendarDate | null;

  @Field(() => SubsidyAmountBasis, { nullable: true, description: "What the maximum amount is for; null without one." })
  declare maxAmountPer: AmountBasis | null;

  @Field(() => String, { nullable: true, description: "Conditions in short, and what the source leaves open." })
  declare note: string | null;

  @Field(() => String, { description: "Where these facts come from (bron)." })
  declare source: string;

  /** In euro cents; null when the source does not say. */
  declare maxAmountCents: number | null;

  /** Last day for which the source gives the amount; null: as long as the scheme. */
  declare maxAmountUntil: CalendarDate | null;
}
