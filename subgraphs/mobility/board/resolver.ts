import { Access } from "@regiohub/infra/access/declare";
import { requireBoard } from "@regiohub/infra/auth/access";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { PEOPLE } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { toCentre } from "../centre/loaders.js";
import { type MobilityCentre, MobilityCentreConnection, OnDayArgs } from "../centre/type.js";
import type { MobilityContext } from "../context.js";
import { toEvent } from "../event/loaders.js";
import { type MobilityEvent, MobilityEventConnection, MobilityEventsArgs } from "../event/type.js";
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

  @FieldResolver(() => MobilityEventConnection.Connection, {
    nullable: true, // so that a refusal costs this field, not the board
    description:
      "What happened to its people's work, latest first: who came and went, from where and where to, and what changed. Only for the board itself.",
  })
  @Access(PEOPLE)
  async mobilityEvents(
    @Root() { number }: Board,
    @Args(() => MobilityEventsArgs) { first, after, filter }: MobilityEventsArgs,
    @Ctx() { caller, ids, loaders, cursors }: MobilityContext,
  ): Promise<Page<MobilityEvent>> {
    requireBoard(caller, number);
    const { from = null, to = null, kinds = null, superseded } = filter ?? {};
    const selection = { from, to, kinds, superseded: superseded ?? false };
    const scope = `Board.mobilityEvents ${number}`;
    const [on, id] = readCursor(after, scope, cursors) ?? [];
    const stretch = { first: pageSize(first), after: on && id ? ([on, id] as const) : null };
    const rows = await loaders.eventsOfBoard.load({ ...selection, ...stretch }, number);
    const count = () => loaders.eventsCountOfBoard.load(selection, number);
    return pageOf({ rows, first, scope, cursors, keyset: (row) => [row.on, row.eventId], node: toEvent(ids), count });
  }
}

/** Answers other subgraphs' references to a board: its centres hang on the number alone. */
export const boardReference = ({ number }: Board): Board => ({ number });
