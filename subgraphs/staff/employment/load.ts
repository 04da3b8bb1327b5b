import type { LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import { assignments, listOf, rowOf } from "@regiohub/infra/ingest/mirror";
import { keepDelivering, lockBoard } from "../board/load.js";
import { checkLines } from "./check.js";
import { FACT_COLUMNS, FACTS, LINE_COLUMNS, RECORD_FACTS } from "./columns.js";

/**
 * Function lines of a board, split into employments and assignments. Lines of a delivered employment replace its
 * former ones; an employment that was not delivered goes only when the delivery covers everything. Counts lines.
 */
export const employmentLoader: Loader = {
  kind: "employment",
  async check(context) {
    await lockBoard(context);
    await checkLines(context);
  },
  async load(context) {
    const { client, board, staged } = context;
    await keepDelivering(context);
    const { rowCount } = await client.query("select from staff.assignment where board_no = $1 limit 1", [board]);
    if (rowCount === 0) return await takeAll(context);
    await findDifference(context);
    const counts = await apply(context);
    await client.query("drop table line_diff");
    const { rows } = await client.query<{ count: number }>(`select count(*) from ${staged}`);
    return { ...counts, unchanged: (rows[0]?.count ?? 0) - counts.added - counts.changed };
  },
};

/**
 * Where the board has no lines yet, every line is new, and there is nothing to compare with. By person: lines in any
 * other order would cost the index twice as much.
 */
async function takeAll({ client, staged, board, runId }: LoadContext): Promise<LoadCounts> {
  const lines = `${staged} s join staff.member m on m.board_no = $1 and m.number = s.member_number`;
  await client.query(
    `insert into staff.employment (board_no, member_id, number, ${FACT_COLUMNS.join(", ")}, run_id)
     select distinct on (m.id, s.employment_number) $1, m.id, s.employment_number, ${listOf("s", RECORD_FACTS)}, $2
     from ${lines} order by m.id, s.employment_number`,
    [board, runId],
  );
  const { rowCount } = await client.query(
    `insert into staff.assignment (board_no, member_id, employment_number, line, ${LINE_COLUMNS.join(", ")}, run_id)
     select $1, m.id, s.employment_number, s.line_number, ${listOf("s", LINE_COLUMNS)}, $2
     from ${lines} order by m.id`,
    [board, runId],
  );
  return { added: rowCount ?? 0, changed: 0, removed: 0, unchanged: 0 };
}

/** Only what is new, changed or no longer there: most of a delivery is as it was. */
async function findDifference({ client, staged, board }: LoadContext): Promise<void> {
  await client.query(
    `create temp table line_diff on commit drop as
     select case when s._line is null then 'gone' when a.line is null then 'new' else 'changed' end as what,
       coalesce(s.member_id, a.member_id) as member_id,
       coalesce(s.employment_number, a.employment_number) as employment_number,
       coalesce(s.line_number, a.line) as line, ${listOf("s", [...RECORD_FACTS, ...LINE_COLUMNS])}
     from (
       select s.*, m.id as member_id, ${rowOf("e", FACT_COLUMNS)} is distinct from ${rowOf("s", RECORD_FACTS)} as facts_differ
       from ${staged} s
       join staff.member m on m.board_no = $1 and m.number = s.member_number
       left join staff.employment e on e.board_no = $1 and e.member_id = m.id and e.number = s.employment_number
     ) s
     full join (select * from staff.assignment where board_no = $1) a
       on a.member_id = s.member_id and a.employment_number = s.employment_number and a.line = s.line_number
     where s._line is null or a.line is null or s.facts_differ
       or ${rowOf("a", LINE_COLUMNS)} is distinct from ${rowOf("s", LINE_COLUMNS)}`,
    [board],
  );
  await client.query("analyze line_diff (what, member_id, employment_number)");
}

async function apply(context: LoadContext): Promise<Omit<LoadCounts, "unchanged">> {
  const { client, board, runId } = context;
  await client.query(
    `merge into staff.employment e
     using (
       select distinct on (member_id, employment_number) member_id, employment_number, ${RECORD_FACTS.join(", ")}
       from line_diff where what in ('new', 'changed') order by member_id, employment_number
     ) d on e.board_no = $1 and e.member_id = d.member_id and e.number = d.employment_number
     when matched and ${rowOf("e", FACT_COLUMNS)} is distinct from ${rowOf("d", RECORD_FACTS)} then
       update set ${Object.entries(FACTS)
         .map(([column, fact]) => `${column} = d.${fact}`)
         .join(", ")}, run_id = $2
     when not matched then
       insert (board_no, member_id, number, ${FACT_COLUMNS.join(", ")}, run_id)
       values ($1, d.member_id, d.employment_number, ${RECORD_FACTS.map((fact) => `d.${fact}`).join(", ")}, $2)`,
    [board, runId],
  );
  const changed = await client.query(
    `update staff.assignment a set ${assignments("d", LINE_COLUMNS)}, run_id = $2
     from line_diff d
     where d.what = 'changed' and a.board_no = $1 and a.member_id = d.member_id
       and a.employment_number = d.employment_number and a.line = d.line`,
    [board, runId],
  );
  const added = await client.query(
    `insert into staff.assignment (board_no, member_id, employment_number, line, ${LINE_COLUMNS.join(", ")}, run_id)
     select $1, member_id, employment_number, line, ${LINE_COLUMNS.join(", ")}, $2
     from line_diff where what = 'new' order by member_id, employment_number, line`,
    [board, runId],
  );
  return { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed: await removeGone(context) };
}

/** Takes away the lines that are gone, and employments that have none left; none of an employment with a refused line. */
async function removeGone({ client, staged, refused, board, coverage }: LoadContext): Promise<number> {
  if (coverage === "delta") return 0;
  const gone = await client.query("select from line_diff where what = 'gone' limit 1");
  if (gone.rowCount === 0) return 0;
  if (coverage === "windowed") {
    await client.query(
      `delete from line_diff d where d.what = 'gone' and not exists (
         select from ${staged} s join staff.member m on m.board_no = $1 and m.number = s.member_number
         where m.id = d.member_id and s.employment_number = d.employment_number)`,
      [board],
    );
  }
  await client.query(
    `delete from line_diff d using staff.member m, ${refused} r
     where d.what = 'gone' and m.board_no = $1 and m.id = d.member_id
       and r.member_number = m.number and r.employment_number = d.employment_number`,
    [board],
  );
  const removed = await client.query(
    `delete from staff.assignment a using line_diff d
     where d.what = 'gone' and a.board_no = $1 and a.member_id = d.member_id
       and a.employment_number = d.employment_number and a.line = d.line`,
    [board],
  );
  await client.query(
    `delete from staff.employment e
     using (select distinct member_id, employment_number from line_diff where what = 'gone') d
     where e.board_no = $1 and e.member_id = d.member_id and e.number = d.employment_number and not exists (
       select from staff.assignment a
       where a.board_no = $1 and a.member_id = e.member_id and a.employment_number = e.number)`,
    [board],
  );
  return removed.rowCount ?? 0;
}
