import type { LoadedRun } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { CONTRACTS } from "../cells/classes.js";

/**
 * What is said of the employments of `offered_person`, and what was said last of those that a full delivery left out: one
 * that had ended fell out of it, one that had not is presumed to have ended the day before, one that had not begun never
 * was. What is said later of an employment that begins on the same day is said of the same one, under another number;
 * and a presumed one goes on until the next one begins, at the longest.
 */
const CONTRACT = `
  contract_now as (
    select p.number as member_number, e.member_id, e.number, e.contract_kind, e.starts_on, e.ends_on, e.end_reason,
      false as presumed
    from offered_person p join staff.employment e on e.board_no = $1 and e.member_id = p.id),
  contract_said as (
    select distinct on (p.number, e.number) p.number as member_number, e.member_id, e.number, e.contract_kind,
      e.starts_on, e.ends_on, e.end_reason, e.until_run_id,
      coalesce(d.day, (d.loaded_at at time zone 'Europe/Amsterdam')::date, '-infinity') as gone_on
    from offered_person p join staff.employment_past e on e.board_no = $1 and e.member_id = p.id
    left join staff.delivery d on d.run_id = e.until_run_id
    order by p.number, e.number, e.until_run_id desc),
  contract_gone as (
    select member_number, member_id, number, contract_kind, starts_on,
      case when presumed then least(gone_on - 1, next_on - 1) else ends_on end as ends_on,
      case when not presumed then end_reason end as end_reason, presumed
    from (select *, max(until_run_id) over (partition by member_number, starts_on) as said_until from contract_said) said
    cross join lateral (select coalesce(ends_on, 'infinity') >= gone_on as presumed) end_of
    cross join lateral (
      select min(now.starts_on) filter (where now.starts_on > said.starts_on) as next_on,
        coalesce(bool_or(now.number = said.number or now.starts_on = said.starts_on), false) as is_there
      from contract_now now where now.member_number = said.member_number) present
    where until_run_id = said_until and not is_there),
  contract as (
    select * from (select * from contract_now union all select * from contract_gone) either
    where contract_kind = any ($2) and starts_on <= coalesce(ends_on, 'infinity') and coalesce(ends_on, 'infinity') >= $3)`;

/**
 * Their lines, and those that a delivery left out: exports hold the lines of some months. What was said before counts for
 * the days before the first line that is said later.
 */
const LINE = `
  line_said as (
    select c.*, a.line, a.starts_on as line_starts_on, a.ends_on as line_ends_on, a.share, a.function_group, a.site_code,
      a.fte, a.seconded_to, null::bigint as until_run_id
    from contract c join staff.assignment a
      on a.board_no = $1 and a.member_id = c.member_id and a.employment_number = c.number
    union all
    (select distinct on (c.member_number, c.number, a.line) c.*, a.line, a.starts_on, a.ends_on, a.share, a.function_group,
       a.site_code, a.fte, a.seconded_to, a.until_run_id
     from contract c join offered_person p on p.number = c.member_number
     join staff.assignment_past a on a.board_no = $1 and a.member_id = p.id and a.employment_number = c.number
     where not exists (
       select from staff.assignment now where now.board_no = $1 and now.member_id = c.member_id
         and now.employment_number = c.number and now.line = a.line)
     order by c.member_number, c.number, a.line, a.until_run_id desc))`;

/**
 * Makes the temporary table `offered_line`: function lines of `offered_person` in employments that count, each with what
 * its employment is; `lines` is how many the person has. Nothing of what ended before `since`.
 */
export async function findLines(
  client: ClientBase,
  { board }: Pick<LoadedRun, "board">,
  since: CalendarDate,
): Promise<void> {
  await client.query(
    `create temp table offered_line on commit drop as
     with ${CONTRACT}, ${LINE}
     select *, count(*) over (partition by member_number) as lines
     from (
       select member_number, number, contract_kind, starts_on, ends_on, end_reason, presumed, line,
         line_starts_on as first, least(line_ends_on, min(line_starts_on) over said_later - 1) as last,
         share, function_group, site_code, (coalesce(fte, 0) * 10000)::int as fte, seconded_to
       from line_said
       window said_later as (
         partition by member_number, number order by until_run_id desc nulls first
         groups between unbounded preceding and 1 preceding)) line
     where first <= coalesce(last, 'infinity') and coalesce(last, 'infinity') >= $3`,
    [board, CONTRACTS, since],
  );
  await client.query("analyze offered_line (member_number, lines)");
}
