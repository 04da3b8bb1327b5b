import type { LoadedRun } from "@regiohub/infra/hub";
import type { ClientBase } from "pg";

/** Whether a version of a row came with the run, `$2`, or went with it; of the board, `$1`. */
const TOUCHED = [
  "select id from staff.member where board_no = $1 and run_id = $2",
  "select id from staff.member_past where board_no = $1 and until_run_id = $2",
  "select member_id from staff.employment where board_no = $1 and run_id = $2",
  "select member_id from staff.employment_past where board_no = $1 and until_run_id = $2",
  "select member_id from staff.assignment where board_no = $1 and run_id = $2",
  "select member_id from staff.assignment_past where board_no = $1 and until_run_id = $2",
];

/**
 * Makes the temporary table `offered_person`: people of whom the run changed anything, or all that the board ever
 * delivered. A row per id, for somebody who went and came back has several; `is_latest` on the one that says who they are.
 */
export async function findPeople(
  client: ClientBase,
  { board, runId }: Pick<LoadedRun, "board" | "runId">,
  everybody: boolean,
): Promise<void> {
  const isMeant = everybody ? "$2::bigint is not null" : "number in (select number from touched)";
  await client.query(
    `create temp table offered_person on commit drop as
     with touched_id as (${TOUCHED.join(" union ")}),
     touched as (
       select number from touched_id join staff.member using (id) where board_no = $1
       union select number from touched_id join staff.member_past using (id) where board_no = $1),
     past as (select * from staff.member_past where board_no = $1 and ${isMeant}),
     gone as (select distinct on (number) number, id, born_on, sex from past order by number, until_run_id desc)
     select number, id, born_on, sex, true as is_latest from staff.member where board_no = $1 and ${isMeant}
     union all
     select p.number, p.id, gone.born_on, gone.sex, p.id = gone.id and m.id is null
     from (select distinct number, id from past) p
     join gone using (number) left join staff.member m on m.board_no = $1 and m.number = p.number
     where p.id is distinct from m.id`,
    [board, runId],
  );
  await client.query("analyze offered_person (number, id)");
}
