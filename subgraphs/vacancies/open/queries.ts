import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { VacanciesDb } from "../tables.js";
import type { GroupCount } from "./figures.js";
import { SHARED_OPEN, UNSHARED_OPEN } from "./statuses.js";

/** A board that ever delivered vacancies. */
export interface BoardObserved {
  readonly board: BoardNumber;
  /** Days of which its deliveries tell. */
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** The open vacancies of a board that ever delivered any. */
export interface BoardOpen extends BoardObserved {
  readonly shared: readonly GroupCount[];
  readonly unshared: readonly GroupCount[];
}

/**
 * Vacancies that were open on a day, as a table: `board_no`, `vacancy_number`, `site_code`, `is_shared`, `function_group`,
 * `fte` in ten-thousandths. As told by the day; of what was told only later, and had begun, as it was told first. Of boards
 * whose deliveries begin later there are none.
 */
export const openOn = (day: CalendarDate, ofBoards: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select s.board_no, s.vacancy_number, s.site_code, s.status = any (${SHARED_OPEN}) as is_shared, g.function_group,
    (s.fte * 10000)::bigint as fte
  from vacancies.vacancy_state s join vacancies.observed o using (board_no)
  left join vacancies.function_group g using (board_no, function_code)
  where s.board_no = any (${ofBoards}) and o.from_on <= ${day} and s.from_on <= ${day} and s.until_on > ${day}
    and s.status = any (${[...SHARED_OPEN, ...UNSHARED_OPEN]}) and s.opens_on <= ${day}`;

/** Those of the boards that have delivered any vacancies, whenever; in no order, one statement. */
export async function observedBoards(
  figures: VacanciesDb,
  boards: readonly BoardNumber[],
): Promise<readonly BoardObserved[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<BoardObserved>`
    select board_no as board, from_on as "from", until_on as "until"
    from vacancies.observed where board_no = any (${boards})`.execute(figures);
  return rows;
}

/** The open vacancies of those of the boards that have delivered any, whenever; in no order, one statement. */
export async function openOfBoards(
  db: VacanciesDb,
  boards: readonly BoardNumber[],
  day: CalendarDate,
): Promise<readonly BoardOpen[]> {
  const { rows } = await sql<BoardOpen>`
    with counted as (
      select board_no, is_shared, jsonb_build_object('group', function_group, 'vacancies', count(*), 'fte', sum(fte)) as of_group
      from (${openOn(day, sql`${boards}`)}) v group by board_no, is_shared, function_group)
    select o.board_no as board, o.from_on as "from", o.until_on as "until",
      coalesce(jsonb_agg(c.of_group) filter (where c.is_shared), '[]') as shared,
      coalesce(jsonb_agg(c.of_group) filter (where not c.is_shared), '[]') as unshared
    from vacancies.observed o left join counted c using (board_no)
    where o.board_no = any (${boards}) group by 1, 2, 3`.execute(db);
  return rows;
}
