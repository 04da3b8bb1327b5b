import type { LoadContext } from "@regiohub/infra/hub";

/** What counts of a day are made of. */
const TOLD = ["status", "function_code", "site_code", "fte", "opens_on"] as const;

const listed = (alias: string): string => TOLD.map((column) => `${alias}.${column}`).join(", ");

/**
 * Writes down since which day vacancies are as they are now, and which are there no more: what is open on a past day is
 * what was told by then. A delivery of an earlier day than the last one tells of that one's day.
 */
export async function keepStates({ client, board, runId, day }: LoadContext): Promise<void> {
  const told = TOLD.slice(1).map((column) => `case when v.status is null then l.${column} else v.${column} end`);
  await client.query(
    `insert into vacancies.vacancy_state as t (board_no, vacancy_number, since_on, from_on, ${TOLD.join(", ")}, run_id)
     select $1, vacancy_number, greatest($2::date, l.since_on),
       case when l.since_on is null then '-infinity' else greatest($2::date, l.since_on) end, v.status, ${told.join(", ")}, $3
     from (select * from vacancies.vacancy where board_no = $1) v
     full join (select * from vacancies.vacancy_state where board_no = $1 and until_on = 'infinity') l using (vacancy_number)
     where case when v.status is null then l.status is not null else (${listed("v")}) is distinct from (${listed("l")}) end
     on conflict (board_no, vacancy_number, since_on) do update
       set ${TOLD.map((column) => `${column} = excluded.${column}`).join(", ")}, run_id = excluded.run_id`,
    [board, day, runId],
  );
  await client.query(
    `update vacancies.vacancy_state t set until_on = n.since_on
     from vacancies.vacancy_state n
     where n.board_no = $1 and n.run_id = $2 and n.until_on = 'infinity' and t.board_no = $1
       and t.vacancy_number = n.vacancy_number and t.until_on = 'infinity' and t.since_on < n.since_on`,
    [board, runId],
  );
  await client.query(
    `insert into vacancies.observed as o (board_no, from_on, until_on, run_id) values ($1, $2::date, $2::date, $3)
     on conflict (board_no) do update set from_on = least(o.from_on, excluded.from_on),
       until_on = greatest(o.until_on, excluded.until_on), run_id = excluded.run_id`,
    [board, day, runId],
  );
}
