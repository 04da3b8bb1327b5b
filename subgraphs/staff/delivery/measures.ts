import type { LoadedRun, Measure } from "@regiohub/infra/hub";
import type { ClientBase } from "pg";

/** A site that loses all its people is worth a question from so many on. */
const SITE_PEOPLE = 5;

/**
 * What a run did to a board's people, in figures that say whether the export went wrong: `left` people who are gone,
 * `changed` people who are said to be somebody else (birth name, birth date), `fte` the size that came or went, `sites`
 * those that lost all their people. Lines count when they run today. Nothing is measured where nothing was before.
 */
export async function measures(client: ClientBase, { board, runId }: LoadedRun): Promise<Measure[]> {
  const people = await one<{ now: number; joined: number; left: number; changed: number }>(
    client,
    PEOPLE,
    board,
    runId,
  );
  const size = await one<{ now: string; difference: string }>(client, SIZE, board, runId);
  const sites = await one<{ now: number; gone: number }>(client, SITES, board, runId);
  const before = people.now - people.joined + people.left;
  const fteBefore = Number(size.now) - Number(size.difference);
  if (before === 0) return [];
  return [
    { name: "left", count: people.left, of: before, limit: { percent: 10 } },
    { name: "changed", count: people.changed, of: before, limit: { percent: 10 } },
    {
      name: "fte",
      count: Math.floor(Math.abs(Number(size.difference))),
      of: Math.ceil(fteBefore),
      limit: { percent: 10 },
    },
    { name: "sites", count: sites.gone, of: sites.now + sites.gone, limit: { count: 0 } },
  ];
}

async function one<Row extends object>(client: ClientBase, sql: string, board: string, runId: number): Promise<Row> {
  const { rows } = await client.query<Row>(sql, [board, runId]);
  return rows[0] as Row;
}

const RUNS = "starts_on <= current_date and coalesce(ends_on, 'infinity') >= current_date";

/** A birth date that comes in for the first time makes nobody somebody else. */
const PEOPLE = `
  select (select count(*) from staff.member where board_no = $1) as now,
    (select count(*) from staff.member m where board_no = $1 and run_id = $2 and not exists (
       select from staff.member_past p where p.board_no = $1 and p.id = m.id and p.until_run_id = $2)) as joined,
    count(*) filter (where m.id is null) as left,
    count(*) filter (where p.birth_name <> m.birth_name or p.born_on <> m.born_on) as changed
  from staff.member_past p left join staff.member m on m.board_no = $1 and m.id = p.id
  where p.board_no = $1 and p.until_run_id = $2`;

/** Lines of an employment that run at once each bear its whole size, before as after: the share of change stays true. */
const SIZE = `
  select coalesce((select sum(fte) from staff.assignment where board_no = $1 and ${RUNS}), 0) as now,
    coalesce((select sum(fte) from staff.assignment where board_no = $1 and run_id = $2 and ${RUNS}), 0)
    - coalesce((select sum(fte) from staff.assignment_past where board_no = $1 and until_run_id = $2 and ${RUNS}), 0)
      as difference`;

/** Against a list of sites: held against the lines themselves, each of 200,000 was looked for among all others. */
const SITES = `
  with present as materialized (
    select distinct site_code from staff.assignment where board_no = $1 and ${RUNS} and site_code is not null)
  select (select count(*) from present) as now, count(*) as gone
  from (
    select site_code from staff.assignment_past p
    where board_no = $1 and until_run_id = $2 and ${RUNS} and site_code not in (select site_code from present)
    group by site_code having count(distinct member_id) >= ${SITE_PEOPLE}
  ) empty`;
