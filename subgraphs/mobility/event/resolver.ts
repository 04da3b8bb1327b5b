import { Access } from "@regiohub/infra/access/declare";
import { isOfBoard } from "@regiohub/infra/auth/access";
import { TERMS } from "@regiohub/schema/access/demands";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { MobilityContext } from "../context.js";
import { MobilityEvent } from "./type.js";

/** One event, and what is so in its place. */
@Resolver(() => MobilityEvent)
export class MobilityEventResolver {
  @Query(() => MobilityEvent, {
    nullable: true,
    description: "One event of somebody's work, as the board sees it that the id was given to; null for any other.",
  })
  @Access(TERMS)
  mobilityEvent(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { caller, ids, loaders }: MobilityContext,
  ): Promise<MobilityEvent | null> {
    const [board = "", event = ""] = ids.read("MobilityEvent", id) ?? [];
    return isOfBoard(caller, board) ? loaders.event.load(null, `${board}/${event}`) : Promise.resolve(null);
  }

  @FieldResolver(() => MobilityEvent, {
    nullable: true,
    description: "What turned out to be so in its place; null where it holds, or nothing is.",
  })
  @Access(TERMS)
  supersededBy(
    @Root() { view, supersededById }: MobilityEvent,
    @Ctx() { loaders }: MobilityContext,
  ): Promise<MobilityEvent | null> {
    return supersededById === null ? Promise.resolve(null) : loaders.event.load(null, `${view}/${supersededById}`);
  }
}
