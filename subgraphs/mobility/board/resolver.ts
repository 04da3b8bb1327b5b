import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { toCentre } from "../centre/loaders.js";
import { type MobilityCentre, MobilityCentreConnection, OnDayArgs } from "../centre/type.js";
import type { MobilityContext } from "../context.js";
import { Board } from "./type.js";

/** What mobility adds to a board. */
@Resolver(() => Board)
export class BoardResolver {
  @FieldResolver(() => MobilityCentreConnection.Connection, {
    nullable: true,
    description: "Mobility centres (mobiliteitscentra) that the board leads or is a member of, in order of their code.",
  })
  async mobilityCentres(
    @Root() { number }: Board,
    @Args(() => OnDayArgs) { first, after, on }: OnDayArgs,
    @Ctx() { loaders, cursors, today }: MobilityContext,
  ): Promise<Page<MobilityCentre>> {
    const scope = `Board.mobilityCentres ${number}`;
    const day = { on: on ?? today };
    const [code = null] = readCursor(after, scope, cursors) ?? [];
    const rows = await loaders.centres.load({ ...day, first: pageSize(first), after: code }, number);
    return pageOf({
      rows,
      first,
      scope,
      cursors,
      keyset: (row) => [row.centreCode],
      node: toCentre,
      count: () => loaders.centreCounts.load(day, number),
    });
  }
}

/** Answers other subgraphs' references to a board: its centres hang on the number alone. */
export const boardReference = ({ number }: Board): Board => ({ number });
