/**
 * For a statement's `with`: `held`, whose each school was and is, `brin` and `board_no`, from the day `from_on` on and
 * before the day `until_on`; `-infinity` and `infinity` where no other board is known. A register of sites only tells of a
 * move by the day of its edition: where the register of institutions has a merger of the one board into the other, it is
 * the day of that, the last one before. What that register tells of the school itself goes before both, up to the last
 * board that both have; whose a school is now, the register of sites alone says.
 */
export const HELD = `former as (
    select b.brin, b.board_no, b.seen_on, coalesce((
      select max(t.on_day) from mobility.transition t where t.from_no = b.board_no and t.to_no = b.next_board_no
        and t.complete and t.on_day <= b.seen_on), b.seen_on) as until_on
    from mobility.school_before b),
  noticed as (
    select brin, board_no, coalesce(lag(until_on) over (partition by brin order by seen_on), '-infinity') as from_on, until_on
    from former
    union all
    select brin, board_no, coalesce((select max(until_on) from former f where f.brin = p.brin), '-infinity'), 'infinity'
    from mobility.place p group by brin, board_no),
  told as (
    select distinct on (n.brin) n.brin, n.until_on, g.starts_on
    from noticed n join mobility.school_governance g using (brin, board_no) where g.starts_on < n.until_on
    order by n.brin, n.until_on desc, g.starts_on desc),
  beginning as (
    select g.brin, g.board_no, g.starts_on, told.until_on,
      lag(g.board_no) over (partition by g.brin order by g.starts_on) as before
    from mobility.school_governance g join told on told.brin = g.brin and g.starts_on <= told.starts_on),
  held as (
    select n.brin, n.board_no, n.from_on, n.until_on
    from noticed n left join told using (brin) where told.brin is null or n.from_on >= told.until_on
    union all
    select brin, board_no, case when before is null then '-infinity' else starts_on end,
      coalesce(lead(starts_on) over (partition by brin order by starts_on), until_on)
    from beginning where before is distinct from board_no)`;
