import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import type { VacanciesContext } from "../context.js";
import { toVacancy } from "./loaders.js";
import type { Owner, VacancyRow } from "./queries.js";
import type { OwnVacanciesArgs, Vacancy } from "./type.js";

/** Where a row stands in a list of vacancies. */
export const keysetOf = (row: VacancyRow): string[] => [row.opensOn, row.boardNo, row.vacancyNumber];

/**
 * A page of the vacancies of one board or school, latest opened first; batched with those of its siblings.
 * @throws ARGUMENT_INVALID, CURSOR_INVALID
 */
export async function ownPage(
  { loaders, cursors }: VacanciesContext,
  owner: Owner,
  key: string,
  { first, after, filter }: OwnVacanciesArgs,
): Promise<Page<Vacancy>> {
  const scope = `vacancies by ${owner} ${key}`;
  const list = { owner, status: filter?.status ?? null };
  const part = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
  return pageOf({
    rows: await loaders.lists.load({ ...list, ...part }, key),
    first,
    scope,
    cursors,
    keyset: keysetOf,
    node: toVacancy,
    count: () => loaders.counts.load(list, key),
  });
}
