import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { chainRules } from "@regiohub/schema/chain-rules";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { Employment } from "../employment/type.js";
import { chainOf, limitIn } from "./count.js";
import { ChainState } from "./type.js";

/** Where an employment stands in its chain. */
@Resolver(() => Employment)
export class EmploymentChainResolver {
  @FieldResolver(() => ChainState, {
    nullable: true,
    description:
      "Where it stands in a chain of temporary employments on a day (ketenbepaling): counts alone. Null when it is not temporary or a replacement, or has not begun by then.",
  })
  async chain(
    @Root() { boardNo, memberId, number, asOf }: Employment,
    @Arg("on", () => DateScalar, { description: "What has begun by this day counts." }) on: CalendarDate,
    @Ctx() { loaders }: StaffContext,
  ): Promise<ChainState | null> {
    const [contracts, boardKind = null, rules] = await Promise.all([
      loaders.contractsOfMember.load(asOf, `${boardNo}/${memberId}`),
      loaders.kindOfBoard.load(null, boardNo),
      chainRules(),
    ]);
    const chain = chainOf(number, on, contracts, { rules, boardKind });
    if (!chain) return null;
    const { least, most, doubts } = chain;
    return {
      least,
      most,
      doubts,
      maxContracts: limitIn(chain.rules, "maxContracts"),
      maxMonths: limitIn(chain.rules, "maxMonths"),
      resetMonths: limitIn(chain.rules, "resetMonths"),
      source: [...new Set(chain.rules.map(({ source }) => source))].join("; "),
    };
  }
}
