import { Access } from "@regiohub/infra/access/declare";
import type { Page } from "@regiohub/infra/graphql/connection";
import { VACANCIES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { VacanciesContext } from "../context.js";
import { ownPage } from "../vacancy/page.js";
import { OwnVacanciesArgs, type Vacancy, VacancyConnection } from "../vacancy/type.js";
import { Board } from "./type.js";

/** What vacancies add to a board. */
@Resolver(() => Board)
export class BoardResolver {
  @FieldResolver(() => VacancyConnection.Connection, {
    nullable: true,
    description: "Vacancies (vacatures) of the board, latest opened first; of other boards those from REGIONAL on.",
  })
  @Access(VACANCIES)
  vacancies(
    @Root() { number }: Board,
    @Args(() => OwnVacanciesArgs) args: OwnVacanciesArgs,
    @Ctx() context: VacanciesContext,
  ): Promise<Page<Vacancy>> {
    return ownPage(context, "board_no", number, args);
  }
}

/** Answers other subgraphs' references to a board: its vacancies hang on the key alone. */
export const boardReference = ({ number }: Board): Board => ({ number });
