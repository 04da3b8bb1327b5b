import { Access } from "@regiohub/infra/access/declare";
import { requireRegion } from "@regiohub/schema/access/audience";
import { BOARD_FIGURES, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { MobilityContext } from "../context.js";
import { Period, requirePeriod } from "../period.js";
import { regionKey } from "../region/resolver.js";
import { Region } from "../region/type.js";
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

/** The redundancies of a region. */
@Resolver(() => Region)
export class RegionRedundancyResolver {
  @FieldResolver(() => RedundancyFigures, {
    nullable: true,
    description:
      "Of people who work in it, whose job was surplus in a year from one 1 October to the next, and what became of it: as far as it does not tell of few. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  redundancy(
    @Root() region: Region,
    @Args(() => Period) { from, to }: Period,
    @Ctx() { caller, loaders }: MobilityContext,
  ): Promise<RedundancyFigures> {
    requireRegion(caller, region);
    requirePeriod({ from, to });
    return loaders.redundancyOfRegion.load({ from, to }, regionKey(region));
  }
}
