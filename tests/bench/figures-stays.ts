import type { ClientBase } from "pg";

/** Of a hundred people each year so many leave, as many come, and so many move from their board to the next one. */
const [LEAVE, MOVE] = [6, 2];

/**
 * Fills a database with the stays of the people whom `fillPeople` made, in three years up to 1 October 2026: what they are
 * told by are the legs that would be concluded from them. Whoever is at a second board is known to be one person.
 */
export async function fillStays(client: ClientBase): Promise<void> {
  await client.query(
    "truncate mobility.stay, mobility.person, mobility.observed, mobility.place, mobility.leg, mobility.pair",
  );
  await client.query(
    `insert into mobility.place (site_code, brin, board_no, municipality_code, sector)
     select site.code, brin, board_no, municipality_code, 'PO' from staff.site join staff.school using (brin)`,
  );
  await client.query(
    `insert into mobility.observed (board_no, from_on, until_on, basis, run_id)
     select number, date '2015-08-01', date '2026-10-01', 'LEAVERS_SEEN', 1 from staff.board`,
  );
  await client.query(
    `create temporary table going as
     select m.board_no, m.number, m.sex, m.born_on, a.site_code, a.function_group, (a.fte * 10000)::int as fte,
       lead(m.board_no) over (order by m.number) as other_board,
       case when year < 3 then date '2023-10-01' + 365 * year + (random() * 360)::int end as on_day,
       case when chance < $1 then 'LEAVES' when chance < 2 * $1 then 'COMES' when chance < 2 * $1 + $2 then 'MOVES' end as what
     from (select *, floor(random() * 3)::int as year, random() * 100 / 3 as chance from staff.member) m
     join staff.assignment a on a.board_no = m.board_no and a.member_id = m.id`,
    [LEAVE, MOVE],
  );
  await client.query("delete from going where what = 'MOVES' and (other_board is null or other_board = board_no)");
  const stay =
    "(board_no, member_number, starts_on, ends_on, function_group, site_code, fte, contract_kind, presumed, run_id)";
  await client.query(
    `insert into mobility.stay ${stay}
     select board_no, number, case what when 'COMES' then on_day else date '2015-08-01' end,
       case when what in ('LEAVES', 'MOVES') then on_day - 1 end, function_group, site_code, fte, 'PERMANENT', false, 1 from going
     union all
     select other_board, 'M' || number, on_day, null, function_group, null, fte, 'PERMANENT', false, 1 from going where what = 'MOVES'`,
  );
  await client.query(
    `insert into mobility.person (board_no, member_number, born_on, sex, run_id)
     select board_no, number, born_on, sex, 1 from going
     union all select other_board, 'M' || number, born_on, sex, 1 from going where what = 'MOVES'`,
  );
  await client.query(
    `insert into mobility.pair (board_a, number_a, board_b, number_b, status, versions)
     select (least(one, other))[1], (least(one, other))[2], (greatest(one, other))[1], (greatest(one, other))[2], 'LINKED', 'v1'
     from (select array[board_no, number] as one, array[other_board, 'M' || number] as other from going where what = 'MOVES') moved`,
  );
  await client.query(
    `insert into mobility.leg (board_no, member_number, on_day, direction, cause, move, other_board, gap_days, function_group,
       site_code, fte, age_years, before_observed)
     select board_no, number, on_day, case what when 'COMES' then 'IN' else 'OUT' end,
       case what when 'COMES' then 'INFLOW' else 'OUTFLOW' end, case what when 'MOVES' then 'TRANSFER_INTER_BOARD' end,
       case what when 'MOVES' then other_board end, case what when 'MOVES' then 1 end, function_group, site_code, fte,
       extract(year from age(on_day, born_on))::int, false
     from going where what is not null
     union all
     select other_board, 'M' || number, on_day, 'IN', 'INFLOW', 'TRANSFER_INTER_BOARD', board_no, 1, function_group, null, fte,
       extract(year from age(on_day, born_on))::int, false
     from going where what = 'MOVES'`,
  );
  await client.query("drop table going");
  await client.query("analyze");
}
