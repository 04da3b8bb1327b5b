import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/**
 * Dates whose schools were as the register of institutions tells it, for schools whose present board it knows too. Whose
 * a school is now, the register of sites says: what is told of days after the present board's last beginning waits until
 * that register has it, and a school whose present board is not told of stays as it was. Nobody is told to have had a
 * school before its first board: that one has had it all along.
 * @param day what begins after it has not begun
 */
export async function followGovernance(client: ClientBase, day: CalendarDate): Promise<void> {
  await client.query(
    `create temp table school_told on commit drop as
     with present as (
       select g.brin, max(g.starts_on) as starts_on
       from staff.school_governance g join staff.school on school.brin = g.brin and school.board_no = g.board_no
       where g.starts_on <= $1 group by g.brin),
     beginning as (
       select g.*, lag(g.board_no) over (partition by g.brin order by g.starts_on) as former
       from staff.school_governance g join present p on p.brin = g.brin and g.starts_on <= p.starts_on)
     select brin, board_no, case when former is null then '-infinity' else starts_on end as valid_from,
       lead(starts_on) over (partition by brin order by starts_on) - 1 as valid_to
     from beginning where former is distinct from board_no`,
    [day],
  );
  for (const step of [
    "insert into staff.board (number) select distinct board_no from school_told on conflict do nothing",
    `delete from staff.school_board b
     where b.brin in (select brin from school_told) and not exists (
       select from school_told t where t.brin = b.brin
         and (t.board_no, t.valid_from, t.valid_to) is not distinct from (b.board_no, b.valid_from, b.valid_to))`,
    `insert into staff.school_board (brin, board_no, valid_from, valid_to)
     select brin, board_no, valid_from, valid_to from school_told on conflict (brin, valid_from) do nothing`,
    "drop table school_told",
  ]) {
    await client.query(step);
  }
}
