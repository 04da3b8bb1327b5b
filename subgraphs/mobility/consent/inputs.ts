import { Access } from "@regiohub/infra/access/declare";
import { UserError } from "@regiohub/infra/graphql/mutation";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { CONSENT_WRITING } from "@regiohub/schema/access/demands";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { ConsentRecipient } from "./recipient.js";
import { Consent, ConsentPurpose } from "./type.js";

/** What both mutations ask. */
@InputType()
abstract class ConsentInput {
  @Field(() => String, {
    description:
      "Any text of yours, a new one for each mutation: asked again with it within a day, nothing more is done.",
  })
  declare clientMutationId: string;

  @Field(() => ID, { description: "Global id of the person: one of your own boards' people." })
  declare staffMember: string;
}

/** What a person agreed to. */
@InputType({ description: "What a person agreed to, as they signed it." })
export class RecordConsentInput extends ConsentInput {
  @Field(() => ConsentRecipient, { description: "Who may see their profile." })
  declare recipient: ConsentRecipient;

  @Field(() => ConsentPurpose, { description: "What for." })
  declare purpose: ConsentPurpose;

  @Field(() => DateScalar, { description: "Day on which they agreed; today or earlier." })
  declare givenOn: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day on which it counts, within a year; the last day of that year when left out.",
  })
  declare expiresOn?: CalendarDate | null;

  @Field(() => String, {
    description: "Where what they signed is kept: a reference of at most 200 characters, without their name.",
  })
  declare evidence: string;
}

/** What a person does not agree to any more. */
@InputType({ description: "What a person does not agree to any more." })
export class WithdrawConsentInput extends ConsentInput {
  @Field(() => ConsentRecipient, { nullable: true, description: "Who may not see it any more; nobody when left out." })
  declare recipient?: ConsentRecipient | null;
}

/** What both mutations answer. */
@ObjectType()
abstract class ConsentPayload {
  @Field(() => String, { description: "As it was given." })
  declare clientMutationId: string;

  @Field(() => [UserError], { description: "What is wrong with the input; then nothing was written." })
  declare userErrors: readonly UserError[];
}

/** A consent that was written down. */
@ObjectType({ simpleResolvers: true, description: "A consent that was written down." })
@Access(CONSENT_WRITING)
export class RecordConsentPayload extends ConsentPayload {
  @Field(() => Consent, { nullable: true, description: "As it is now; null when it was not written down." })
  declare consent: Consent | null;
}

/** What is left of a person's consents. */
@ObjectType({ simpleResolvers: true, description: "What is left of a person's consents." })
@Access(CONSENT_WRITING)
export class WithdrawConsentPayload extends ConsentPayload {
  @Field(() => [Consent], { description: "The person's, latest first, a hundred at most." })
  declare consents: readonly Consent[];
}
