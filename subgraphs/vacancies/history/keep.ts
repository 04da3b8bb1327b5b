import type { LoadContext } from "@regiohub/infra/hub";

/** What counts of a day are made of. */
const TOLD = ["status", "function_code", "site_code", "fte", "opens_on"] as const;

const listed = (alias: string): string => TOLD.map((column) => `${alias}.${column}`).join(", ");

/**
 * Writes down since which day vacancies are as they are now, and which are there no more: what is open on a past day is
 * what was told by then. A delivery of an earlier day than the last one tells of that one's day.
 */
export async function keepStates({ client, board, runId, day }: LoadContext): Promise<void> {
  await client.query(
    `insert into vacancies.vacancy_state as t (board_no, vacancy_number, since_on, ${TOLD.join(", ")}, run_id)
     with last as (
       select distinct on (vacancy_number) * from vacancies.vacancy_state where board_no = $1
       order by vacancy_number, since_on desc)
     select $1, vacancy_number, greatest($2::date, l.since_on), v.status,
       ${TOLD.slice(1)
         .map((column) => `case when v.status is null then l.${column} else v.${column} end`)
         .join(", ")}, $3
     from (select * from vacancies.vacancy where board_no = $1) v full join last l using (vacancy_number)
     where case when v.status is null then l.status is not null else (${listed("v")}) is distinct from (${listed("l")}) end
     on conflict (board_no, vacancy_number, since_on) do update
       set ${TOLD.map((column) => `${column} = excluded.${column}`).join(", ")}, run_id = excluded.run_id`,
    [board, day, runId],
  );
  await client.query(
    `insert into vacancies.observed as o (board_no, from_on, until_on, run_id) values ($1, $2::date, $2::date, $3)
     on conflict (board_no) do update set from_on = least(o.from_on, excluded.from_on),
       until_on = greatest(o.until_on, excluded.until_on), run_id = excluded.run_id`,
    [board, day, runId],
  );
}
