import { Access } from "@regiohub/infra/access/declare";
import { type Page, PageArgs } from "@regiohub/infra/graphql/connection";
import { APPLICATIONS } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ownPage } from "../application/page.js";
import { type SubsidyApplication, SubsidyApplicationConnection } from "../application/type.js";
import type { SubsidiesContext } from "../context.js";
import { Board } from "./type.js";

/** What subsidies add to a board. */
@Resolver(() => Board)
export class BoardResolver {
  @FieldResolver(() => SubsidyApplicationConnection.Connection, {
    nullable: true,
    description:
      "Applications for a subsidy (subsidieaanvragen) by the board, for itself or for a centre; drafts and latest submitted first. For the board itself and the advisers of a centre.",
  })
  @Access(APPLICATIONS)
  subsidyApplications(
    @Root() { number }: Board,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: SubsidiesContext,
  ): Promise<Page<SubsidyApplication>> {
    return ownPage(context, "board_no", number, args);
  }
}

/** Answers other subgraphs' references to a board: its applications hang on the number alone. */
export const boardReference = ({ number }: Board): Board => ({ number });
