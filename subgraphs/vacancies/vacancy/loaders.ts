import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { VacanciesDb } from "../tables.js";
import {
  type Owner,
  type Stretch,
  type VacancyKey,
  type VacancyRow,
  type VacancySelection,
  vacanciesByKeys,
  vacanciesCountOf,
  vacanciesOf,
} from "./queries.js";
import type { Vacancy } from "./type.js";

/** The vacancies of something: whose key is in `owner`, in these states. */
interface OwnList {
  readonly owner: Owner;
  readonly status: VacancySelection["status"];
}

/** Batches of one operation: one statement each per moment. All hold what the caller may see. */
export interface VacancyLoaders {
  /** By global id; null when there is none, or none to see. */
  readonly vacancy: Batched<null, string, Vacancy | null>;
  readonly lists: Batched<OwnList & Omit<Stretch, "orderBy">, string, VacancyRow[]>;
  readonly counts: Batched<OwnList, string, number>;
}

/** The batches for one caller. */
export const vacancyLoaders = (db: VacanciesDb, caller: Caller): VacancyLoaders => ({
  vacancy: batched((_, ids) => vacanciesByIds(db, caller, ids)),
  lists: batched(({ owner, status, ...part }, keys) => vacanciesOf(db, caller, owner, keys, status, part)),
  counts: batched(({ owner, status }, keys) => vacanciesCountOf(db, caller, owner, keys, status)),
});

async function vacanciesByIds(db: VacanciesDb, caller: Caller, ids: readonly string[]): Promise<(Vacancy | null)[]> {
  const keys = ids.flatMap((id) => keyOf(id) ?? []);
  const rows = keys.length > 0 ? await vacanciesByKeys(db, caller, keys) : [];
  const byId = new Map(rows.map(toVacancy).map((vacancy) => [vacancy.id, vacancy]));
  return ids.map((id) => byId.get(id) ?? null);
}

function keyOf(id: string): VacancyKey | undefined {
  const [boardNo, vacancyNumber, ...rest] = parseGlobalId("Vacancy", id) ?? [];
  return boardNo && vacancyNumber && rest.length === 0 ? { boardNo, vacancyNumber } : undefined;
}

/** A row as the graph shows it. */
export const toVacancy = ({ boardNo, vacancyNumber, siteCode, ...facts }: VacancyRow): Vacancy => ({
  ...facts,
  id: globalId("Vacancy", boardNo, vacancyNumber),
  site: siteCode === null ? null : { code: siteCode },
  board: { number: boardNo },
});
