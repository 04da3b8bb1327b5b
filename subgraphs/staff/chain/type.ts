import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { TERMS } from "@regiohub/schema/access/demands";
import { Field, Int, ObjectType } from "type-graphql";
import type { ChainCount, ChainDoubt as Doubt, WhyNothingLeft } from "./count.js";

/** Why the counts are not certain. */
export type ChainDoubt = Doubt;
export const ChainDoubt = codesEnum<Doubt>("ChainDoubt", "Why what is counted of a chain is not certain.", {
  OUTSIDE_NOT_SAID: "Of a replacement (vervanging) in it the board does not say whether it is outside the chain.",
  RULE_UNSURE: "No source gives the rule for one of its contracts as it is used here.",
  LIMIT_UNKNOWN: "How many contracts there may be, or for how long, no source says, or not for a board of this kind.",
});

/** Why what is left of a chain is not counted. */
export type WhyNoChainLeft = WhyNothingLeft;
export const WhyNoChainLeft = codesEnum<WhyNothingLeft>(
  "WhyNoChainLeft",
  "Why what is left of a chain is not counted.",
  {
    OUTSIDE_CHAIN: "This employment is in no chain.",
    CHAIN_OVER: "Its contracts have ended, and another one would begin a new chain: see `newChainFrom`.",
    LIMIT_UNKNOWN: "How many contracts there may be, or for how long, no source says, or not for a board of this kind.",
  },
);

/** What a chain comes to on a day. */
@ObjectType("ChainCount", { simpleResolvers: true, description: "What a chain of contracts comes to on a day." })
@Access(TERMS)
export class ChainCountType implements ChainCount {
  @Field(() => Int, { description: "Contracts in it that have begun; 0 where this one is outside the chain." })
  declare contracts: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many more the rule has room for; negative when there are more. Null: the rule gives no number, or the chain is over.",
  })
  declare contractsLeft: number | null;

  @Field(() => DateScalar, { nullable: true, description: "First day of its first contract." })
  declare startsOn: CalendarDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it has gone on for the months of the rule. Null: the rule gives none.",
  })
  declare limitOn: CalendarDate | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days until then, from the day that is asked about; negative when it has passed. Null: see `why`.",
  })
  declare daysLeft: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day from which on another contract, of the kind of the newest one that counts, begins a new chain, when none begins before. Null: one of its contracts has no last day, or this one is in no chain.",
  })
  declare newChainFrom: CalendarDate | null;

  @Field(() => WhyNoChainLeft, { nullable: true, description: "Why what is left is not counted; null where it is." })
  declare why: WhyNoChainLeft | null;
}

/** Where an employment stands in its chain on a day. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Where an employment stands in a chain of temporary ones (keten) on a day: counts, by rules that have a date and a source, of what the board has delivered. Not a legal conclusion: employers before this one, what was agreed otherwise and what was not delivered are not counted.",
})
@Access(TERMS)
export class ChainState {
  @Field(() => ChainCountType, {
    description: "With every replacement left out of which the board does not say whether it is outside the chain.",
  })
  declare least: ChainCountType;

  @Field(() => ChainCountType, { description: "With these counted." })
  declare most: ChainCountType;

  @Field(() => Int, {
    nullable: true,
    description: "Contracts that the rule of the newest one has room for; null: not known.",
  })
  declare maxContracts: number | null;

  @Field(() => Int, { nullable: true, description: "Months that it has room for; null: not known." })
  declare maxMonths: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "A gap of more months than these begins a chain anew; null: not known.",
  })
  declare resetMonths: number | null;

  @Field(() => String, { description: "Where the rule is from." })
  declare source: string;

  @Field(() => [ChainDoubt], { description: "Why the counts are not certain; empty where they are." })
  declare doubts: readonly ChainDoubt[];
}
