import { requireCaller } from "@regiohub/infra/auth/access";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { VacanciesContext } from "../context.js";
import { toVacancy } from "./loaders.js";
import { keysetOf } from "./page.js";
import { vacanciesCount, vacanciesPage } from "./queries.js";
import { VacanciesArgs, Vacancy, VacancyConnection } from "./type.js";

/** Vacancies by id and as a list. */
@Resolver(() => Vacancy)
export class VacancyResolver {
  @Query(() => Vacancy, {
    nullable: true,
    description: "One vacancy (vacature); null when there is none that you may see.",
  })
  async vacancy(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { caller, loaders }: VacanciesContext,
  ): Promise<Vacancy | null> {
    requireCaller(caller);
    return loaders.vacancy.load(null, id);
  }

  @Query(() => VacancyConnection.Connection, {
    nullable: true,
    description: "Vacancies (vacatures): your own boards' in every state, those of others from REGIONAL on.",
  })
  async vacancies(
    @Args(() => VacanciesArgs) { first, after, filter, orderBy }: VacanciesArgs,
    @Ctx() { caller, db, cursors }: VacanciesContext,
  ): Promise<Page<Vacancy>> {
    const asker = requireCaller(caller);
    const scope = `vacancies ${orderBy}`;
    const selection = { board: filter?.board ?? null, status: filter?.status ?? null };
    const part = { orderBy, first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
    const rows = await vacanciesPage(db, asker, selection, part);
    const count = () => vacanciesCount(db, asker, selection);
    return pageOf({ rows, first, scope, cursors, keyset: keysetOf, node: toVacancy, count });
  }
}

/** Answers other subgraphs' references to a vacancy. */
export const vacancyReference = ({ id }: Pick<Vacancy, "id">, { loaders }: VacanciesContext): Promise<Vacancy | null> =>
  loaders.vacancy.load(null, id);
