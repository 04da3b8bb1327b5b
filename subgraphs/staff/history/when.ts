import { DateScalar, DateTimeScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { ArgsType, Field } from "type-graphql";

/** Of which day, and as known when. */
@ArgsType()
export class WhenArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Only those that run on this day, first and last day included; all when left out.",
  })
  declare on?: CalendarDate | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "As the hub knew them at this moment; when left out, the moment of what they hang on, else now.",
  })
  declare asOf?: Instant | null;
}

/** What was asked, beside the moment of what it hangs on. */
export const whenOf = ({ on, asOf }: WhenArgs, parent: Instant | null) => ({ on: on ?? null, asOf: asOf ?? parent });
