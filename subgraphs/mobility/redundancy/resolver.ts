import { Access } from "@regiohub/infra/access/declare";
import { BOARD_FIGURES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { MobilityContext } from "../context.js";
import { Period, requirePeriod } from "../period.js";
import { RedundancyFigures } from "./type.js";

/** The redundancies of a board. */
@Resolver(() => Board)
export class BoardRedundancyResolver {
  @FieldResolver(() => RedundancyFigures, {
    nullable: true,
    description:
      "Whose job was surplus in a period, and what became of it. Figures for the board itself; all others get none.",
  })
  @Access(BOARD_FIGURES)
  redundancy(
    @Root() { number }: Board,
    @Args(() => Period) { from, to }: Period,
    @Ctx() { loaders }: MobilityContext,
  ): Promise<RedundancyFigures> {
    requirePeriod({ from, to });
    return loaders.redundancy.load({ from, to }, number);
  }
}
