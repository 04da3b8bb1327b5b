import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { requireRegion } from "@regiohub/schema/access/audience";
import { BOARD_FIGURES, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { MobilityContext } from "../context.js";
import { requirePeriod } from "../period.js";
import { regionKey } from "../region/resolver.js";
import { Region } from "../region/type.js";
import { FlowArgs, Flows } from "./type.js";
import { requireWindow } from "./window.js";

/** The flows of a board. */
@Resolver(() => Board)
export class BoardFlowsResolver {
  @FieldResolver(() => Flows, {
    nullable: true,
    description:
      "Who came to it, who left it and who moved in a period. Figures for the board itself; all others get none.",
  })
  @Access(BOARD_FIGURES)
  flows(
    @Root() { number }: Board,
    @Args(() => FlowArgs) args: FlowArgs,
    @Ctx() { loaders }: MobilityContext,
  ): Promise<Flows> {
    return loaders.flows.load(requireFlows(args), number);
  }
}

/** The flows of a region. */
@Resolver(() => Region)
export class RegionFlowsResolver {
  @FieldResolver(() => Flows, {
    nullable: true,
    description:
      "Who came to it, who left it and who moved in a year from one 1 October to the next, as far as it does not tell of few. In both views; by events with each window, by year with one of 62 days; of all functions or of a group of them, the latter with a window of 62 days alone. Of a group stocks and lines alone are told, with another window than 62 days neither ages nor moves between boards, by year no links: few people are in each, and they would hide what is told now. Other periods never are (NOT_PLANNED), and regions of ARBEIDSMARKTREGIO and PROVINCIE alone have any: of others, ask those that its municipalities lie in. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  flows(
    @Root() region: Region,
    @Args(() => FlowArgs) args: FlowArgs,
    @Ctx() { caller, loaders }: MobilityContext,
  ): Promise<Flows> {
    requireRegion(caller, region);
    return loaders.flowsOfRegion.load(requireFlows(args), regionKey(region));
  }
}

/**
 * What is asked, of a period, and by year from one 1 October to another.
 * @throws ARGUMENT_INVALID
 */
function requireFlows({ functionGroup = null, ...args }: FlowArgs): FlowArgs {
  const { from, to, view, windowDays } = args;
  requirePeriod({ from, to });
  requireWindow(windowDays);
  if (view === "EVENT" || [from, to].every((day) => day.endsWith("-10-01"))) return { ...args, functionGroup };
  throw new HubError("ARGUMENT_INVALID", "from, to: by year people are compared on 1 October. Expected two of them.");
}
