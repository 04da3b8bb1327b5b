import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { Decimal } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";

/** Pupils on 1 October of a year: as they were counted, or as they are expected. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Pupils of primary schools (leerlingen basisonderwijs) on 1 October of a year: as DUO counted them, or, of the ten years after the last count, as the hub expects them.",
})
@Access(OPEN)
export class PupilYear {
  @Field(() => Int, { description: "The year of the 1 October." })
  declare year: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Pupils counted, without those of the sites in `hiddenSites`; null in years that the hub has no count of.",
  })
  declare counted: number | null;

  @Field(() => Int, {
    description: "Sites that had one to four pupils: DUO does not say how many (`<5`), and `counted` leaves them out.",
  })
  declare hiddenSites: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Pupils expected, to one decimal; null in years that were counted, and beyond ten years. The growth of the last three years of each municipality goes on and fades; its sites share it, so that boards and regions add up.",
  })
  declare expected: Decimal | null;
}

/** Most years in one answer. */
const MOST_YEARS = 40;

/** Which years. */
@ArgsType()
export class PupilYearsArgs {
  @Field(() => Int, { description: "First year; counts begin in 1996." })
  declare from: number;

  @Field(() => Int, { description: "Last year; at most 40 years in all." })
  declare until: number;
}

/** @throws ARGUMENT_INVALID unless the years are some, and not too many. */
export function requireYears({ from, until }: PupilYearsArgs): void {
  if (from >= 1900 && until <= 2200 && until >= from && until - from < MOST_YEARS) return;
  throw new HubError("ARGUMENT_INVALID", `from, until: expected years in order, at most ${MOST_YEARS} of them.`);
}
