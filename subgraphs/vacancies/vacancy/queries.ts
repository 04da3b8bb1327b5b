import type { Caller } from "@regiohub/infra/auth/caller";
import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import { type SelectQueryBuilder, sql } from "kysely";
import type { VacanciesDb, VacanciesTables } from "../tables.js";
import { visibleTo } from "./access.js";
import type { VacancyOrder, VacancyStatus } from "./type.js";

const columns = [
  "board_no as boardNo",
  "vacancy_number as vacancyNumber",
  "title",
  "function_code as functionCode",
  "site_code as siteCode",
  "fte",
  "status",
  "opens_on as opensOn",
  "closes_on as closesOn",
] as const;

/** A vacancy as the queries give it. */
export interface VacancyRow {
  readonly boardNo: string;
  readonly vacancyNumber: string;
  readonly title: string;
  readonly functionCode: string | null;
  readonly siteCode: string | null;
  readonly fte: string;
  readonly status: VacancyStatus;
  readonly opensOn: string;
  readonly closesOn: string | null;
}

/** Which vacancies; a null takes all. */
export interface VacancySelection {
  readonly board: string | null;
  readonly status: readonly VacancyStatus[] | null;
}

/** A stretch of a list. `after`: opening day, board and number of the row before it. */
export interface Stretch {
  readonly orderBy: VacancyOrder;
  readonly first: number;
  readonly after: readonly string[] | null;
}

/** Column by which vacancies belong to something: a board or a school. */
export type Owner = "board_no" | "brin";

type Vacancies<O> = SelectQueryBuilder<VacanciesTables, "vacancies.vacancy", O>;

const visible = (db: VacanciesDb, caller: Caller) => db.selectFrom("vacancies.vacancy").where(visibleTo(caller));

const selected =
  ({ board, status }: VacancySelection) =>
  <O>(query: Vacancies<O>): Vacancies<O> =>
    query
      .$if(board !== null, (q) => q.where("board_no", "=", board))
      .$if(status !== null, (q) => q.where("status", "=", sql<VacancyStatus>`any(${status})`));

/** Rows of the stretch and one more, when more follow. */
const stretch =
  ({ orderBy, first, after }: Stretch) =>
  <O>(query: Vacancies<O>): Vacancies<O> => {
    const [direction, beyond] = orderBy === "OPENS_ON_ASC" ? (["asc", sql`>`] as const) : (["desc", sql`<`] as const);
    const ordered = query
      .orderBy("opens_on", direction)
      .orderBy("board_no", direction)
      .orderBy("vacancy_number", direction)
      .limit(first + 1);
    if (!after) return ordered;
    const [opensOn, boardNo, vacancyNumber] = after;
    return ordered.where(
      sql<boolean>`(opens_on, board_no, vacancy_number) ${beyond} (${opensOn}::date, ${boardNo}, ${vacancyNumber})`,
    );
  };

/** Vacancies that the caller may see, `first` + 1 of them. */
export const vacanciesPage = (
  db: VacanciesDb,
  caller: Caller,
  selection: VacancySelection,
  part: Stretch,
): Promise<VacancyRow[]> =>
  visible(db, caller).$call(selected(selection)).$call(stretch(part)).select(columns).execute();

/** Number of vacancies that the caller may see. */
export async function vacanciesCount(db: VacanciesDb, caller: Caller, selection: VacancySelection): Promise<number> {
  const { count } = await visible(db, caller)
    .$call(selected(selection))
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * A stretch of the vacancies of each of several boards or schools, latest opened first, in the order of the keys;
 * one statement.
 */
export function vacanciesOf(
  db: VacanciesDb,
  caller: Caller,
  owner: Owner,
  keys: readonly string[],
  status: VacancySelection["status"],
  part: Omit<Stretch, "orderBy">,
): Promise<VacancyRow[][]> {
  const own = visible(db, caller)
    .$call(selected({ board: null, status }))
    .$call(stretch({ ...part, orderBy: "OPENS_ON_DESC" }))
    .where(owner, "=", sql<string>`wanted.key`)
    .select(columns);
  return rowsOfEach(db, keys, own, sql`own."opensOn" desc, own."boardNo" desc, own."vacancyNumber" desc`);
}

/** Number of visible vacancies of each of several boards or schools, in the order of the keys; one statement. */
export function vacanciesCountOf(
  db: VacanciesDb,
  caller: Caller,
  owner: Owner,
  keys: readonly string[],
  status: VacancySelection["status"],
): Promise<number[]> {
  const counted = visible(db, caller)
    .$call(selected({ board: null, status }))
    .where(owner, "=", sql<string>`any(${keys})`)
    .groupBy(owner)
    .select((is) => [is.ref(owner).as("key"), is.fn.countAll<number>().as("count")]);
  return countOfEach(db, keys, counted);
}

/** What names a vacancy: its board's number and the board's own number of it. */
export interface VacancyKey {
  readonly boardNo: string;
  readonly vacancyNumber: string;
}

/** Vacancies by key, those that the caller may see; in no order. */
export const vacanciesByKeys = (
  db: VacanciesDb,
  caller: Caller,
  keys: readonly VacancyKey[],
): Promise<VacancyRow[]> => {
  const boards = keys.map((key) => key.boardNo);
  const numbers = keys.map((key) => key.vacancyNumber);
  return visible(db, caller)
    .where(sql<boolean>`(board_no, vacancy_number) in (select * from unnest(${boards}::text[], ${numbers}::text[]))`)
    .select(columns)
    .execute();
};
