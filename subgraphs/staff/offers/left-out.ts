import type { LoadedRun } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { CONTRACTS } from "../cells/classes.js";
import { GONE_ON, LEFT_OUT } from "../history/left-out.js";
import { IS_MEANT, LINE_COLUMNS } from "./lines.js";

/** What the delivery has of employments, and what it left out of them. */
const EMPLOYMENT = `
  said_now as (
    select e.board_no, p.number as member_number, e.member_id, e.number, e.contract_kind, e.starts_on, e.ends_on, e.end_reason
    from offered_person p join staff.employment e on e.board_no = $1 and e.member_id = p.id),
  was_said as (
    select e.board_no, p.number as member_number, e.member_id, e.number, e.contract_kind, e.starts_on, e.ends_on,
      e.end_reason, e.until_run_id, ${GONE_ON} as gone_on
    from offered_person p join staff.employment_past e on e.board_no = $1 and e.member_id = p.id
    left join staff.delivery d on d.run_id = e.until_run_id),
  ${LEFT_OUT},
  employment as (
    select member_number, member_id, number, contract_kind, starts_on, ends_on, end_reason, false as presumed from said_now
    union all
    select member_number, member_id, number, contract_kind, starts_on,
      case when presumed then least(gone_on, next_on) - 1 else ends_on end,
      case when not presumed then end_reason end, presumed
    from left_out)`;

/**
 * Lines that a delivery left out, of employments that it has or left out too: exports hold the lines of some months. What
 * was said before counts for the days before the first line that is said later.
 */
const LINE = `
  line_before as (
    select distinct on (e.member_number, e.number, a.line) e.member_number, e.number, a.line, a.starts_on, a.ends_on, a.share,
      a.function_group, a.site_code, a.fte, a.seconded_to, a.until_run_id
    from employment e join offered_person p on p.number = e.member_number
    join staff.assignment_past a on a.board_no = $1 and a.member_id = p.id and a.employment_number = e.number
    where not exists (
      select from staff.assignment n where n.board_no = $1 and n.member_id = e.member_id and n.employment_number = e.number
        and n.line = a.line)
    order by e.member_number, e.number, a.line, a.until_run_id desc),
  line_now as (
    select e.member_number, e.number, min(n.starts_on) as first_now
    from employment e join staff.assignment n
      on n.board_no = $1 and n.member_id = e.member_id and n.employment_number = e.number
    group by e.member_number, e.number),
  line as (
    select b.*, b.starts_on as first, least(b.ends_on, least(first_now, min(b.starts_on) over said_later) - 1) as last
    from line_before b left join line_now using (member_number, number)
    window said_later as (
      partition by member_number, number order by until_run_id desc groups between unbounded preceding and 1 preceding))`;

/** Adds to `offered_line` what deliveries have left out of `offered_person`. */
export async function addLeftOut(client: ClientBase, { board }: LoadedRun, since: CalendarDate): Promise<void> {
  const { rowCount } = await client.query("select from staff.assignment_past where board_no = $1 limit 1", [board]);
  if (rowCount === 0) return;
  await client.query(
    `insert into offered_line
     with ${EMPLOYMENT}, ${LINE}
     select ${LINE_COLUMNS} from employment e join line a using (member_number, number)
     where ${IS_MEANT} and a.first <= coalesce(a.last, 'infinity')`,
    [board, CONTRACTS, since],
  );
}
