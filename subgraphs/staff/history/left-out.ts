/** The day that a delivery `d` speaks of. */
export const SPEAKS_OF = "coalesce(d.day, (d.loaded_at at time zone 'Europe/Amsterdam')::date)";

/** From which day on whom and what a delivery `d` left out is gone; where none is kept, before all days. */
export const GONE_ON = `coalesce(${SPEAKS_OF}, '-infinity')`;

/**
 * Common table expressions: `left_out`, what was said last of employments that a full delivery left out. One that had
 * ended fell out of it; one that had not is `presumed` to have ended the day before `gone_on`; one that had not begun never
 * was. What is said later of an employment that begins on the same day is said of the same one, under another number; and a
 * presumed one goes on until the next one begins, `next_on`, at the longest.
 *
 * They follow `said_now`, the employments of people as they stand, and `was_said`, all versions that stand no more, each with
 * its `until_run_id` and that run's `gone_on`; of both `board_no`, `member_number`, `number`, `starts_on` and `ends_on` are
 * read. People are told by the board's number: who went and came back has several ids.
 */
export const LEFT_OUT = `
  said_before as (
    select distinct on (board_no, member_number, number) b.* from was_said b
    where not exists (
      select from said_now n
      where n.board_no = b.board_no and n.member_number = b.member_number and n.number = b.number)
    order by board_no, member_number, number, until_run_id desc),
  beside as ( -- what is said now beside what was said before
    select b.board_no, b.member_number, b.number, min(n.starts_on) filter (where n.starts_on > b.starts_on) as next_on,
      bool_or(n.starts_on = b.starts_on) as is_renumbered
    from said_before b join said_now n using (board_no, member_number) group by b.board_no, b.member_number, b.number),
  left_out as (
    select b.*, beside.next_on, coalesce(b.ends_on, 'infinity') >= b.gone_on as presumed
    from (select *, max(until_run_id) over (partition by board_no, member_number, starts_on) as said_last from said_before) b
    left join beside using (board_no, member_number, number)
    where b.until_run_id = b.said_last and not coalesce(beside.is_renumbered, false))`;
