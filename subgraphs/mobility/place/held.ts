/**
 * For a statement's `with`: `held`, whose each school was and is, `brin` and `board_no`, from the day `from_on` on and
 * before the day `until_on`; `-infinity` and `infinity` where no other board is known. A register of sites only tells of a
 * move by the day of its edition: where the register of institutions has a merger of the one board into the other, it is
 * the day of that, the last one before.
 */
export const HELD = `former as (
    select b.brin, b.board_no, b.seen_on, coalesce((
      select max(t.on_day) from mobility.transition t where t.from_no = b.board_no and t.to_no = b.next_board_no
        and t.complete and t.on_day <= b.seen_on), b.seen_on) as until_on
    from mobility.school_before b),
  held as (
    select brin, board_no, coalesce(lag(until_on) over (partition by brin order by seen_on), '-infinity') as from_on, until_on
    from former
    union all
    select brin, board_no, coalesce((select max(until_on) from former f where f.brin = p.brin), '-infinity'), 'infinity'
    from mobility.place p group by brin, board_no)`;
