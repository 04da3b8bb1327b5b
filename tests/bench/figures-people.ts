import type { ClientBase } from "pg";

/** People at one site, and sites of one school. */
const [PER_SITE, SITES] = [24, 12];

/** The municipality in which they all work: Emmen, in Drenthe. */
const MUNICIPALITY = "0114";

/** The first of the boards that they work for; the next ones are numbered on. */
export const BOARD = "10001";

/**
 * Fills a database with the rows of so many people, one employment and one line each, whose properties have nothing to do
 * with each other, at boards of one size; what was there of boards, and of figures that were given out, goes.
 */
export async function fillPeople(client: ClientBase, persons: number, perBoard: number): Promise<void> {
  const boards = Math.max(1, Math.round(persons / perBoard));
  const schools = Math.max(boards, Math.ceil(persons / PER_SITE / SITES));
  const { rows: tables } = await client.query<{ name: string }>(
    `select 'staff.' || quote_ident(tablename) as name from pg_tables
     where schemaname = 'staff' and (tablename ~ '^(day_|release|figure_)'
       or tablename in ('delivery', 'observed', 'member', 'employment', 'assignment', 'board', 'school', 'site'))`,
  );
  await client.query(`truncate ${tables.map(({ name }) => name).join(", ")} cascade`);
  await client.query(
    `insert into staff.board (number, in_register, delivers)
     select ($2::int + n)::text, true, true from generate_series(0, $1::int - 1) n`,
    [boards, BOARD],
  );
  await client.query(
    "insert into staff.delivery (run_id, board_no, source) select row_number() over (order by number), number, 'bench' from staff.board",
  );
  await client.query(
    `insert into staff.observed (board_no, from_on, until_on, basis, from_run_id, run_id)
     select number, '2000-01-01', current_date, 'VOUCHED', 1, 1 from staff.board`,
  );
  await client.query(
    `insert into staff.school (brin, board_no, name)
     select to_char(n / 676, 'FM00') || chr(65 + n / 26 % 26) || chr(65 + n % 26), ($3::int + n % $2::int)::text, 'School'
     from generate_series(0, $1::int - 1) n`,
    [schools, boards, BOARD],
  );
  await client.query(
    "insert into staff.school_board (brin, board_no, valid_from) select brin, board_no, '2000-01-01' from staff.school",
  );
  await client.query(
    `insert into staff.site (code, brin, name, city, municipality_code, nationwide)
     select brin || to_char(s, 'FM00'), brin, 'School', 'EMMEN', $2, true
     from staff.school cross join generate_series(0, $1::int - 1) s`,
    [SITES, MUNICIPALITY],
  );
  await client.query(
    `insert into staff.member (board_no, number, sex, born_on, run_id)
     select ($3::int + p % $2::int)::text, to_char(p, 'FM0000000'), case when random() < 0.82 then 'FEMALE' else 'MALE' end,
       date '1959-01-01' + (random() * 15000)::int, 1
     from generate_series(1, $1::int) p`,
    [persons, boards, BOARD],
  );
  await client.query(
    `insert into staff.employment (board_no, member_id, number, contract_kind, starts_on, run_id)
     select board_no, id, '1', (array['PERMANENT', 'PERMANENT', 'PERMANENT', 'TEMPORARY', 'REPLACEMENT'])[1 + floor(random() * 5)::int],
       date '2015-08-01', 1 from staff.member`,
  );
  await client.query(
    `insert into staff.assignment (board_no, member_id, employment_number, line, starts_on, share, fte, site_code,
       function_group, scale_code, run_id)
     select m.board_no, id, '1', '1', date '2015-08-01', 1, (array[0.4, 0.6, 0.8, 1])[1 + floor(random() * 4)::int],
       site.codes[1 + floor(random() * cardinality(site.codes))::int],
       (array['MANAGEMENT', 'TEACHING', 'TEACHING', 'TEACHING', 'SUPPORT'])[1 + floor(random() * 5)::int],
       (array['LB', 'LB', 'LC', 'OOP4'])[1 + floor(random() * 4)::int], 1
     from staff.member m join (
       select board_no, array_agg(code) as codes from staff.site join staff.school using (brin) group by board_no) site
       using (board_no)`,
  );
  await client.query("analyze");
}
