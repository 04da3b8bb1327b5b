import type { LoadedRun, Measure, Measures } from "@regiohub/infra/hub";
import type { ClientBase } from "pg";

/** A site that loses all its people is worth a question from so many on. */
const SITE_PEOPLE = 5;

const NAMES = ["left", "changed", "fte", "sites"] as const;

/**
 * What a run did to a board's people, in figures that say whether the export went wrong: `left` people who are gone,
 * `changed` people who are said to be somebody else or nobody in particular any more (birth name, birth date), `fte` the
 * size that came or went, `sites` those that lost all their people. Lines count when they run today. Nothing is measured
 * where nothing was before.
 */
export const measures = { names: NAMES, take } satisfies Measures;

interface Named extends Measure {
  readonly name: (typeof NAMES)[number];
}

async function take(client: ClientBase, { board, runId }: Pick<LoadedRun, "board" | "runId">): Promise<Named[]> {
  const people = await one<{ now: number; joined: number; left: number; changed: number }>(
    client,
    PEOPLE,
    board,
    runId,
  );
  const before = people.now - people.joined + people.left;
  if (before === 0) return [];
  const work = await one<{ fte: string; fteDifference: string; sites: number; sitesGone: number }>(
    client,
    WORK,
    board,
    runId,
  );
  const difference = Number(work.fteDifference);
  const fteBefore = Number(work.fte) - difference;
  return [
    { name: "left", count: people.left, of: before, limit: { percent: 10 } },
    { name: "changed", count: people.changed, of: before, limit: { percent: 10 } },
    { name: "fte", count: Math.floor(Math.abs(difference)), of: Math.ceil(fteBefore), limit: { percent: 10 } },
    { name: "sites", count: work.sitesGone, of: work.sites + work.sitesGone, limit: { count: 0 } },
  ];
}

async function one<Row extends object>(client: ClientBase, sql: string, board: string, runId: number): Promise<Row> {
  const { rows } = await client.query<Row>(sql, [board, runId]);
  return rows[0] as Row;
}

const RUNS = "starts_on <= current_date and coalesce(ends_on, 'infinity') >= current_date";

/** A birth date that comes in for the first time makes nobody somebody else; one that is gone may have been anybody's. */
const PEOPLE = `
  select (select count(*) from staff.member where board_no = $1) as now,
    (select count(*) from staff.member m where board_no = $1 and run_id = $2 and not exists (
       select from staff.member_past p where p.board_no = $1 and p.id = m.id and p.until_run_id = $2)) as joined,
    count(*) filter (where m.id is null) as left,
    count(*) filter (where m.id is not null and (
      p.birth_name is not null and p.birth_name is distinct from m.birth_name
      or p.born_on is not null and p.born_on is distinct from m.born_on)) as changed
  from staff.member_past p left join staff.member m on m.board_no = $1 and m.id = p.id
  where p.board_no = $1 and p.until_run_id = $2`;

/**
 * Size and sites in one reading of the lines. Lines of an employment that run at once each bear its whole size, before
 * as after: the share of change stays true. Lines without a site count for the size alone.
 */
const WORK = `
  with now as materialized (
    select site_code, sum(fte) as fte, sum(fte) filter (where run_id = $2) as came
    from staff.assignment where board_no = $1 and ${RUNS} group by site_code),
  past as materialized (
    select site_code, member_id, fte from staff.assignment_past where board_no = $1 and until_run_id = $2 and ${RUNS})
  select coalesce((select sum(fte) from now), 0) as fte,
    coalesce((select sum(came) from now), 0) - coalesce((select sum(fte) from past), 0) as "fteDifference",
    (select count(site_code) from now) as sites,
    (select count(*) from (
       select from past where site_code is not null and not exists (select from now where now.site_code = past.site_code)
       group by site_code having count(distinct member_id) >= ${SITE_PEOPLE}) empty) as "sitesGone"`;
