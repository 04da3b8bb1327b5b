import { Access } from "@regiohub/infra/access/declare";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { OPEN } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Board, BoardConnection } from "../board/type.js";
import type { MobilityContext } from "../context.js";
import { toCentre } from "./loaders.js";
import { centresCount, centresPage } from "./queries.js";
import { MobilityCentre, MobilityCentreConnection, MobilityCentresArgs, OnDayArgs } from "./type.js";

/** Mobility centres by id and as a list, and their members. */
@Resolver(() => MobilityCentre)
export class MobilityCentreResolver {
  @Query(() => MobilityCentre, {
    nullable: true,
    description: "One mobility centre (mobiliteitscentrum); null when there is none.",
  })
  @Access(OPEN)
  async mobilityCentre(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { loaders }: MobilityContext,
  ): Promise<MobilityCentre | null> {
    return loaders.centre.load(null, id);
  }

  @Query(() => MobilityCentreConnection.Connection, {
    nullable: true,
    description: "Mobility centres (mobiliteitscentra), in order of their code.",
  })
  @Access(OPEN)
  async mobilityCentres(
    @Args(() => MobilityCentresArgs) { first, after, filter }: MobilityCentresArgs,
    @Ctx() { db, cursors }: MobilityContext,
  ): Promise<Page<MobilityCentre>> {
    const scope = "mobilityCentres";
    const selection = { status: filter?.status ?? null, on: filter?.on ?? null };
    const [code = null] = readCursor(after, scope, cursors) ?? [];
    const rows = await centresPage(db, selection, { first: pageSize(first), after: code });
    return pageOf({
      rows,
      first,
      scope,
      cursors,
      keyset: (row) => [row.centreCode],
      node: toCentre,
      count: () => centresCount(db, selection),
    });
  }

  @FieldResolver(() => BoardConnection.Connection, {
    nullable: true,
    description: "Boards that take part (deelnemende besturen), in order of their number.",
  })
  async memberBoards(
    @Root() { code }: MobilityCentre,
    @Args(() => OnDayArgs) { first, after, on }: OnDayArgs,
    @Ctx() { loaders, cursors, today }: MobilityContext,
  ): Promise<Page<Board>> {
    const scope = `MobilityCentre.memberBoards ${code}`;
    const day = { on: on ?? today };
    const [number = null] = readCursor(after, scope, cursors) ?? [];
    const rows = await loaders.members.load({ ...day, first: pageSize(first), after: number }, code);
    return pageOf({
      rows,
      first,
      scope,
      cursors,
      keyset: (board) => [board],
      node: (board) => ({ number: board }),
      count: () => loaders.memberCounts.load(day, code),
    });
  }
}

/** Answers other subgraphs' references to a mobility centre. */
export const mobilityCentreReference = (
  { id }: Pick<MobilityCentre, "id">,
  { loaders }: MobilityContext,
): Promise<MobilityCentre | null> => loaders.centre.load(null, id);
