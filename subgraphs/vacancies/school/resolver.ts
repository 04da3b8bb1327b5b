import { Access } from "@regiohub/infra/access/declare";
import type { Page } from "@regiohub/infra/graphql/connection";
import { VACANCIES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { VacanciesContext } from "../context.js";
import { ownPage } from "../vacancy/page.js";
import { OwnVacanciesArgs, type Vacancy, VacancyConnection } from "../vacancy/type.js";
import { School } from "./type.js";

/** What vacancies add to a school. */
@Resolver(() => School)
export class SchoolResolver {
  @FieldResolver(() => VacancyConnection.Connection, {
    nullable: true,
    description: "Vacancies (vacatures) of the school, latest opened first; of other boards those from REGIONAL on.",
  })
  @Access(VACANCIES)
  vacancies(
    @Root() { brin }: School,
    @Args(() => OwnVacanciesArgs) args: OwnVacanciesArgs,
    @Ctx() context: VacanciesContext,
  ): Promise<Page<Vacancy>> {
    return ownPage(context, "brin", brin, args);
  }
}

/** Answers other subgraphs' references to a school: its vacancies hang on the key alone. */
export const schoolReference = ({ brin }: School): School => ({ brin });
