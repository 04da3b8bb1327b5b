import { HubError } from "@regiohub/infra/errors";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { ArgsType, Field } from "type-graphql";

/** A time that figures are of: after its first day, up to and with its last one. So one begins where another ends. */
@ArgsType()
export class Period {
  @Field(() => DateScalar, { description: "The day before its first one: the last one of the period before." })
  declare from: CalendarDate;

  @Field(() => DateScalar, { description: "Its last day." })
  declare to: CalendarDate;
}

/**
 * Sees to it that there is a day in a period.
 * @throws ARGUMENT_INVALID
 */
export function requirePeriod({ from, to }: Period): void {
  if (from < to) return;
  throw new HubError("ARGUMENT_INVALID", "to: the period has no day. Expected a day after from.");
}
