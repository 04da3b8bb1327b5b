import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { BOARD_FIGURES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { MobilityContext } from "../context.js";
import { requirePeriod } from "../period.js";
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
    requireFlows(args);
    return loaders.flows.load({ ...args }, number);
  }
}

/**
 * Sees to it that flows are asked of a period, and by year where they are looked at so.
 * @throws ARGUMENT_INVALID
 */
function requireFlows({ from, to, view, windowDays }: FlowArgs): void {
  requirePeriod({ from, to });
  requireWindow(windowDays);
  if (view === "EVENT" || [from, to].every((day) => day.endsWith("-10-01"))) return;
  throw new HubError("ARGUMENT_INVALID", "from, to: by year people are compared on 1 October. Expected two of them.");
}
