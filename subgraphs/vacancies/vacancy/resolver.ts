import { Access } from "@regiohub/infra/access/declare";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { VACANCIES } from "@regiohub/schema/access/demands";
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
  @Access(VACANCIES)
  async vacancy(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { loaders }: VacanciesContext,
  ): Promise<Vacancy | null> {
    return loaders.vacancy.load(null, id);
  }

  @Query(() => VacancyConnection.Connection, {
    nullable: true,
    description: "Vacancies (vacatures): your own boards' in every state, those of others from REGIONAL on.",
  })
  @Access(VACANCIES)
  async vacancies(
    @Args(() => VacanciesArgs) { first, after, filter, orderBy }: VacanciesArgs,
    @Ctx() { caller, db, cursors }: VacanciesContext,
  ): Promise<Page<Vacancy>> {
    const scope = `vacancies ${orderBy}`;
    const selection = { board: filter?.board ?? null, status: filter?.status ?? null };
    const part = { orderBy, first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
    const rows = await vacanciesPage(db, caller, selection, part);
    const count = () => vacanciesCount(db, caller, selection);
    return pageOf({ rows, first, scope, cursors, keyset: keysetOf, node: toVacancy, count });
  }
}

/** Answers other subgraphs' references to a vacancy. */
export const vacancyReference = ({ id }: Pick<Vacancy, "id">, { loaders }: VacanciesContext): Promise<Vacancy | null> =>
  loaders.vacancy.load(null, id);
