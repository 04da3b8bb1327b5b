import { Access } from "@regiohub/infra/access/declare";
import { requireBoard } from "@regiohub/infra/auth/access";
import { HubError } from "@regiohub/infra/errors";
import { LARGEST_PAGE, type Page, PageArgs, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { DateScalar, DateTimeScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { BOARD_FIGURES, OPEN, PEOPLE } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { DivisionArgs } from "../cells/type.js";
import type { StaffContext } from "../context.js";
import { toStaffMember } from "../member/loaders.js";
import { type StaffMember, StaffMemberConnection } from "../member/type.js";
import { Region, RegionsArgs } from "../region/type.js";
import { type School, SchoolConnection, SchoolsArgs } from "../school/type.js";
import { staffOfBoard } from "../workforce/ask.js";
import { WorkforceType } from "../workforce/type.js";
import { boardKeyset, boardsCount, boardsPage } from "./queries.js";
import { Board, BoardConnection, BoardKind, BoardsArgs } from "./type.js";

/** Boards by number and as a list, and what hangs on a board. */
@Resolver(() => Board)
export class BoardResolver {
  @Query(() => Board, { nullable: true, description: "One board (bevoegd gezag); null when no register has it." })
  @Access(OPEN)
  board(
    @Arg("number", () => String, { description: "Its number (nummer bevoegd gezag), five digits." }) number: string,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Board | undefined> {
    return loaders.board.load(null, number);
  }

  @Query(() => BoardConnection.Connection, {
    nullable: true,
    description: "Boards (bevoegde gezagen) in the register, or that deliver.",
  })
  @Access(OPEN)
  async boards(
    @Args(() => BoardsArgs) { first, after, filter, orderBy }: BoardsArgs,
    @Ctx() { db, cursors, today }: StaffContext,
  ): Promise<Page<Board>> {
    if ((filter?.numbers?.length ?? 0) > LARGEST_PAGE) {
      throw new HubError("ARGUMENT_INVALID", `filter.numbers: too many. Expected at most ${LARGEST_PAGE}.`);
    }
    const scope = `boards ${orderBy}`;
    const { delivers = null, numbers = null, region } = filter ?? {};
    const selection = { delivers, numbers, region: region ? { ...region, on: today } : null };
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
    const rows = await boardsPage(db, selection, orderBy, stretch);
    const count = () => boardsCount(db, selection);
    return pageOf({ rows, first, scope, cursors, keyset: boardKeyset, node: (row): Board => row, count });
  }

  @FieldResolver(() => [Region], { description: "Regions that its sites lie in, by code." })
  regions(
    @Root() { number }: Board,
    @Args(() => RegionsArgs) { scheme, validOn }: RegionsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Region[]> {
    return loaders.regionsOfBoard.load({ scheme, on: validOn ?? today }, number);
  }

  @FieldResolver(() => BoardKind, {
    nullable: true,
    description: "What its schools stand for; null when they are of both kinds, or a denomination is not known.",
  })
  kind(@Root() { number }: Board, @Ctx() { loaders }: StaffContext): Promise<BoardKind | undefined> {
    return loaders.kindOfBoard.load(null, number);
  }

  @FieldResolver(() => Board, {
    nullable: true,
    description: "The board that it has gone over into as a whole (fusie, overgang); null when it has not.",
  })
  mergedInto(@Root() { number }: Board, @Ctx() { loaders, today }: StaffContext): Promise<Board | undefined> {
    return loaders.successorOfBoard.load(today, number);
  }

  @FieldResolver(() => [Board], { description: "Boards that have gone over into it as a whole, by number." })
  mergedFrom(@Root() { number }: Board, @Ctx() { loaders, today }: StaffContext): Promise<Board[]> {
    return loaders.predecessorsOfBoard.load(today, number);
  }

  @FieldResolver(() => SchoolConnection.Connection, {
    description: "Its schools (instellingen) in the register, by BRIN; on a day that is given, those that were its.",
  })
  async schools(
    @Root() { number }: Board,
    @Args(() => SchoolsArgs) { first, after, validOn }: SchoolsArgs,
    @Ctx() { loaders, cursors }: StaffContext,
  ): Promise<Page<School>> {
    const scope = "Board.schools";
    const on = validOn ?? null;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.schoolsOfBoard.load(stretch, number);
    const count = () => loaders.schoolsCountOfBoard.load(on, number);
    return pageOf({ rows, first, scope, cursors, keyset: ({ brin }) => [brin], node: (row) => row, count });
  }

  @FieldResolver(() => WorkforceType, {
    nullable: true,
    description: "Size of its staff on one day; null while the hub has no personnel export of it.",
  })
  @Access(BOARD_FIGURES)
  async workforce(
    @Root() { number }: Board,
    @Arg("on", () => DateScalar, {
      description: "The day to count (peildatum): any for the board itself, the first of a month for all others.",
    })
    on: CalendarDate,
    @Arg("asOf", () => DateTimeScalar, {
      nullable: true,
      description: "As the hub knew it at this moment; as it knows it now when left out. Only for the board itself.",
    })
    asOf: Instant | null,
    @Args(() => DivisionArgs) { by, bands, regionScheme = null }: DivisionArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType | null> {
    if (asOf) requireBoard(context.caller, number); // two moments beside each other tell who came between them
    if (asOf && by.length > 0) throw new HubError("ARGUMENT_INVALID", "asOf: cells are of now. Expected without `by`.");
    return staffOfBoard(number, { on, asOf: asOf ?? null, division: { by, bands, regionScheme } }, context);
  }

  @FieldResolver(() => StaffMemberConnection.Connection, {
    nullable: true, // so that a refusal costs this field, not the board
    description: "People in its personnel file (medewerkers), in no meaningful order. Only for the board itself.",
  })
  @Access(PEOPLE)
  async staffMembers(
    @Root() { number }: Board,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg("asOf", () => DateTimeScalar, {
      nullable: true,
      description: "As the hub knew them at this moment, what hangs on them too; as it knows them now when left out.",
    })
    asked: Instant | null,
    @Ctx() { caller, loaders, cursors }: StaffContext,
  ): Promise<Page<StaffMember>> {
    requireBoard(caller, number);
    const asOf = asked ?? null;
    const scope = `Board.staffMembers ${number}`;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
    const rows = await loaders.membersOfBoard.load({ ...stretch, asOf }, number);
    const count = () => loaders.membersCountOfBoard.load({ asOf }, number);
    return pageOf({ rows, first, scope, cursors, keyset: ({ id }) => [id], node: toStaffMember(asOf), count });
  }
}

/** Answers other subgraphs' references to a board: batched; nothing when no register has it. */
export const boardReference = (
  { number }: Pick<Board, "number">,
  { loaders }: StaffContext,
): Promise<Board | undefined> => loaders.board.load(null, number);
