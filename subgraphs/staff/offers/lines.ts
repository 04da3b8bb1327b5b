import type { LoadedRun } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { CONTRACTS } from "../cells/classes.js";

/** Columns of `offered_line`: of an employment `e`, and of a line `a` of it from `first` to `last`. */
export const LINE_COLUMNS = `e.member_number, e.number, e.contract_kind, e.starts_on, e.ends_on, e.end_reason, e.presumed,
  a.line, a.first, a.last, a.share, a.function_group, a.site_code, (coalesce(a.fte, 0) * 10000)::int as fte, a.seconded_to`;

/** The employment `e` is of a kind in `$2` and goes on after `$3`. */
export const IS_MEANT = `e.contract_kind = any ($2) and e.starts_on <= coalesce(e.ends_on, 'infinity')
  and coalesce(e.ends_on, 'infinity') >= $3`;

/**
 * Makes the temporary table `offered_line`: function lines of `offered_person` in employments that count, each with what
 * its employment is. Nothing of what ended before `since`, unless no other line tells of that day.
 */
export async function findLines(client: ClientBase, { board }: LoadedRun, since: CalendarDate): Promise<void> {
  await client.query(
    `create temp table offered_line on commit drop as
     select ${LINE_COLUMNS}
     from (select p.number as member_number, false as presumed, e.* from staff.employment e
       join offered_person p on p.id = e.member_id where e.board_no = $1) e
     join (select starts_on as first, ends_on as last, a.* from staff.assignment a where a.board_no = $1) a
       on a.member_id = e.member_id and a.employment_number = e.number
     where ${IS_MEANT} and (coalesce(a.last, 'infinity') >= $3 or not exists (
       select from staff.assignment n
       where n.board_no = $1 and n.member_id = a.member_id and n.employment_number = a.employment_number
         and n.starts_on <= $3 and coalesce(n.ends_on, 'infinity') >= $3))`,
    [board, CONTRACTS, since],
  );
}
