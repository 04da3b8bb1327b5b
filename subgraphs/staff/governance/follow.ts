import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/**
 * Dates whose schools were as the register of institutions tells it, up to the last of a school's boards that it tells of
 * too. Whose a school is now, the register of sites says: what is told of days after that board's last beginning waits
 * until that register has it. Nobody is told to have had a school before its first board: that one has had it all along.
 * @param day what begins after it has not begun
 */
export async function followGovernance(client: ClientBase, day: CalendarDate): Promise<void> {
  await client.query(
    `create temp table school_told on commit drop as
     with known as (
       select distinct on (b.brin) b.brin, b.valid_from as known_from, b.valid_to as known_to, g.starts_on
       from staff.school_board b join staff.school_governance g using (brin, board_no)
       where g.starts_on <= least($1, b.valid_to)
       order by b.brin, b.valid_from desc, g.starts_on desc),
     beginning as (
       select g.*, known.known_from, known.known_to, lag(g.board_no) over (partition by g.brin order by g.starts_on) as before
       from staff.school_governance g join known on known.brin = g.brin and g.starts_on <= known.starts_on)
     select brin, board_no, known_from, case when before is null then '-infinity' else starts_on end as valid_from,
       coalesce(lead(starts_on) over (partition by brin order by starts_on) - 1, known_to) as valid_to
     from beginning where before is distinct from board_no`,
    [day],
  );
  for (const step of [
    "insert into staff.board (number) select distinct board_no from school_told on conflict do nothing",
    `delete from staff.school_board b
     where exists (select from school_told t where t.brin = b.brin and b.valid_from <= t.known_from)
       and not exists (select from school_told t where t.brin = b.brin
         and (t.board_no, t.valid_from, t.valid_to) is not distinct from (b.board_no, b.valid_from, b.valid_to))`,
    `insert into staff.school_board (brin, board_no, valid_from, valid_to)
     select brin, board_no, valid_from, valid_to from school_told on conflict (brin, valid_from) do nothing`,
    "drop table school_told",
  ]) {
    await client.query(step);
  }
}
