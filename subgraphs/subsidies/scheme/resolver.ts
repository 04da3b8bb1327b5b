import { Access } from "@regiohub/infra/access/declare";
import { Money } from "@regiohub/infra/graphql/money";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { SubsidiesContext } from "../context.js";
import { schemes } from "./queries.js";
import { SubsidyScheme } from "./type.js";

/** Subsidy schemes by code and as a list. */
@Resolver(() => SubsidyScheme)
export class SubsidySchemeResolver {
  @Query(() => [SubsidyScheme], {
    nullable: true,
    description: "Subsidy schemes (subsidieregelingen), in order of their code.",
  })
  @Access(OPEN)
  async subsidySchemes(
    @Arg("validOn", () => DateScalar, {
      nullable: true,
      description: "Only those valid on this day (peildatum), as far as the sources say; all when left out.",
    })
    validOn: CalendarDate | null | undefined,
    @Ctx() { db }: SubsidiesContext,
  ): Promise<SubsidyScheme[]> {
    return schemes(db, validOn ?? null);
  }

  @Query(() => SubsidyScheme, { nullable: true, description: "One subsidy scheme; null when there is none." })
  @Access(OPEN)
  async subsidyScheme(
    @Arg("code", () => String, { description: "Its code in the hub." }) code: string,
    @Ctx() { loaders }: SubsidiesContext,
  ): Promise<SubsidyScheme | null> {
    return loaders.scheme.load(null, code);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      "Most that is granted (maximumbedrag) per `maxAmountPer`; null when the source does not say for that day.",
  })
  maxAmount(
    @Root() { maxAmountCents, maxAmountUntil }: SubsidyScheme,
    @Arg("on", () => DateScalar, {
      nullable: true,
      description: "Amount on this day (peildatum); today when left out.",
    })
    on: CalendarDate | null | undefined,
    @Ctx() { today }: SubsidiesContext,
  ): Money | null {
    const known = maxAmountUntil === null || (on ?? today) <= maxAmountUntil;
    return maxAmountCents !== null && known ? { cents: maxAmountCents } : null;
  }
}

/** Answers other subgraphs' references to a scheme. */
export const subsidySchemeReference = (
  { code }: Pick<SubsidyScheme, "code">,
  { loaders }: SubsidiesContext,
): Promise<SubsidyScheme | null> => loaders.scheme.load(null, code);
