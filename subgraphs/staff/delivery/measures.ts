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
 * Size and sites in one reading of the lines. Lines of an employment that run at once each bear its whole size: an
 * employment counts once, into however many lines it is divided. Lines without a site count for the size alone.
 */
const WORK = `
  with line as materialized (
    select site_code, member_id, employment_number, fte, true as is_now, run_id <> $2 as was_before
    from staff.assignment where board_no = $1 and ${RUNS}
    union all
    select site_code, member_id, employment_number, fte, false, true
    from staff.assignment_past where board_no = $1 and until_run_id = $2 and ${RUNS}),
  employment as (
    select max(fte) filter (where is_now) as now, max(fte) filter (where was_before) as before
    from line group by member_id, employment_number),
  site as materialized (
    select site_code, bool_or(is_now) as is_now, count(distinct member_id) filter (where not is_now) as past_people
    from line where site_code is not null group by site_code)
  select (select coalesce(sum(now), 0) from employment) as fte,
    (select coalesce(sum(now), 0) - coalesce(sum(before), 0) from employment) as "fteDifference",
    (select count(*) from site where is_now) as sites,
    (select count(*) from site where not is_now and past_people >= ${SITE_PEOPLE}) as "sitesGone"`;
