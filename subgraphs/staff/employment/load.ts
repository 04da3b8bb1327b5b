import type { LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import type { BoardNumber } from "@regiohub/infra/values";
import { deliveringBoard } from "../board/load.js";
import { type RowFault, refuse } from "../load/refuse.js";
import { assignments, rowOf } from "../load/rows.js";

/** What is agreed for the employment as a whole: column in `employment`, column in the record. */
const FACTS = {
  contract_kind: "contract_kind",
  starts_on: "contract_starts_on",
  ends_on: "contract_ends_on",
  fte: "fte",
  hours_per_week: "hours_per_week",
} as const;
const FACT_COLUMNS = Object.keys(FACTS);
const RECORD_FACTS = Object.values(FACTS);

/** What differs from line to line; the same column in `assignment` and in the record. */
const LINE_COLUMNS = [
  "starts_on",
  "ends_on",
  "share",
  "function_code",
  "function_name",
  "unit_code",
  "site_code",
  "cost_centre_code",
] as const;

const FAULTS: Readonly<Record<string, RowFault>> = {
  nobody: { field: "memberNumber", code: "REFERENCE_UNKNOWN", expected: "a person of this delivery or an earlier one" },
  nowhere: { field: "siteCode", code: "REFERENCE_UNKNOWN", expected: "a site that the register has" },
  elsewhere: { field: "siteCode", code: "NOT_YOURS", expected: "a site of the board that delivers" },
  conflict: {
    field: null,
    code: "KEY_CONFLICT",
    expected: "the same contract kind, first and last day, FTE and hours on each line of an employment",
  },
};

/**
 * Function lines of a board, split into employments and assignments. Lines of a delivered employment replace its
 * former ones; an employment that was not delivered goes only when the delivery covers everything.
 * A refused line leaves what was there as it was. Counts lines. @throws BOARD_UNKNOWN
 */
export const employmentLoader: Loader = {
  kind: "employment",
  async load(context) {
    const board = await deliveringBoard(context);
    await findDifference(context, board);
    await findConflicts(context);
    const refused = await refuse(context, "line_diff", FAULTS);
    const { rows } = await context.client.query<{ count: number }>(`select count(*) from ${context.staged}`);
    const counts = await apply(context, board);
    await context.client.query("drop table line_diff");
    return { ...counts, unchanged: (rows[0]?.count ?? 0) - refused - counts.added - counts.changed };
  },
};

/** Only what is faulty, new, changed or no longer there goes on from here: most of a delivery is as it was. */
async function findDifference({ client, staged }: LoadContext, board: BoardNumber): Promise<void> {
  await client.query(
    `create temp table line_diff (
       what text not null, _file int, _line int, member_number text, member_id uuid, employment_number text, line text,
       contract_kind text, contract_starts_on date, contract_ends_on date, fte numeric, hours_per_week numeric,
       starts_on date, ends_on date, share numeric, function_code text, function_name text, unit_code text,
       site_code text, cost_centre_code text) on commit drop`,
  );
  await client.query(
    `insert into line_diff
     select
       case when s._line is null then 'gone' when s.member_id is null then 'nobody' when s.misplaced then
         case when s.site_known then 'elsewhere' else 'nowhere' end
         when a.line is null then 'new' else 'changed' end,
       s._file, s._line, s.member_number, coalesce(s.member_id, a.member_id),
       coalesce(s.employment_number, a.employment_number), coalesce(s.line_number, a.line),
       ${[...RECORD_FACTS, ...LINE_COLUMNS].map((column) => `s.${column}`).join(", ")}
     from (
       select s.*, m.id as member_id, site.code is not null as site_known,
         s.site_code is not null and school.board_no is distinct from $1 as misplaced,
         ${rowOf("e", FACT_COLUMNS)} is distinct from ${rowOf("s", RECORD_FACTS)} as facts_differ
       from ${staged} s
       left join staff.member m on m.board_no = $1 and m.number = s.member_number
       left join staff.site on site.code = s.site_code
       left join staff.school on school.brin = site.brin
       left join staff.employment e on e.board_no = $1 and e.member_id = m.id and e.number = s.employment_number
     ) s
     full join (select * from staff.assignment where board_no = $1) a
       on a.member_id = s.member_id and a.employment_number = s.employment_number and a.line = s.line_number
     where s._line is null or a.line is null or s.misplaced or s.facts_differ
       or ${rowOf("a", LINE_COLUMNS)} is distinct from ${rowOf("s", LINE_COLUMNS)}`,
    [board],
  );
  await client.query("analyze line_diff (what, member_id, employment_number)");
}

/** An employment whose lines disagree about the employment itself: none of its lines is loaded. */
async function findConflicts({ client, staged }: LoadContext): Promise<void> {
  // Where nothing is new or changed, no line differs from the one employment that is there: nothing to look for.
  await client.query(
    `with conflict as (
       select member_number, employment_number
       from (select *, hash_record_extended(${rowOf("s", RECORD_FACTS)}, 0) as facts from ${staged} s) s
       where exists (select from line_diff where what in ('new', 'changed'))
       group by member_number, employment_number having min(facts) <> max(facts)
     ), dropped as (
       delete from line_diff d using conflict c where d.what in ('new', 'changed')
         and d.member_number = c.member_number and d.employment_number = c.employment_number
     )
     insert into line_diff (what, _file, _line)
     select 'conflict', s._file, s._line from ${staged} s
     join conflict c on c.member_number = s.member_number and c.employment_number = s.employment_number
     where not exists (select from line_diff d where d._file = s._file and d._line = s._line
       and d.what not in ('new', 'changed'))`,
  );
}

async function apply(context: LoadContext, board: BoardNumber): Promise<Omit<LoadCounts, "unchanged">> {
  const { client, runId } = context;
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
  return { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed: await removeGone(context, board) };
}

/** Takes away the lines that are gone, and employments that have none left. */
async function removeGone({ client, staged, coverage }: LoadContext, board: BoardNumber): Promise<number> {
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
