import type { CheckContext, LoadContext, Loader } from "@regiohub/infra/hub";
import { assignments, rowOf } from "@regiohub/infra/ingest/mirror";
import { keepDelivering, lockBoard } from "../board/load.js";
import { NOBODY, refuse } from "../load/refuse.js";

const COLUMNS = ["employment_number", "starts_on", "ends_on"] as const;

/** Absences of a board's people. One that was not delivered goes only when the delivery covers everything. */
export const absenceLoader: Loader = {
  kind: "absence",
  async check(context) {
    await lockBoard(context);
    await findNobody(context);
    await refuse(context, "absence_fault", { nobody: NOBODY });
    await context.client.query("drop table absence_fault");
  },
  async load(context) {
    await keepDelivering(context);
    const changed = await update(context);
    const added = await insert(context);
    const removed = context.coverage === "full" ? await remove(context) : 0;
    const { rows } = await context.client.query<{ count: number }>(`select count(*) from ${context.staged}`);
    return { added, changed, removed, unchanged: (rows[0]?.count ?? 0) - added - changed };
  },
};

async function findNobody({ client, staged, board }: CheckContext): Promise<void> {
  await client.query("create temp table absence_fault (what text not null, _file int, _line int) on commit drop");
  await client.query(
    `insert into absence_fault
     select 'nobody', s._file, s._line from ${staged} s
     where not exists (select from staff.member m where m.board_no = $1 and m.number = s.member_number)`,
    [board],
  );
}

/** Absences of a table with the person's id. */
const withMember = (table: string) =>
  `(select s.*, m.id as member_id from ${table} s join staff.member m on m.board_no = $1 and m.number = s.member_number)`;

const SAME = "a.board_no = $1 and a.member_id = s.member_id and a.number = s.absence_number";

async function update({ client, staged, board, runId }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `update staff.absence a set ${assignments("s", COLUMNS)}, run_id = $2 from ${withMember(staged)} s
     where ${SAME} and ${rowOf("a", COLUMNS)} is distinct from ${rowOf("s", COLUMNS)}`,
    [board, runId],
  );
  return rowCount ?? 0;
}

async function insert({ client, staged, board, runId }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `insert into staff.absence (board_no, member_id, number, ${COLUMNS.join(", ")}, run_id)
     select $1, s.member_id, s.absence_number, ${COLUMNS.map((column) => `s.${column}`).join(", ")}, $2
     from ${withMember(staged)} s where not exists (select from staff.absence a where ${SAME})`,
    [board, runId],
  );
  return rowCount ?? 0;
}

async function remove({ client, staged, refused, board }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from staff.absence a where a.board_no = $1
       and not exists (select from ${withMember(staged)} s where ${SAME})
       and not exists (select from ${withMember(refused)} s where ${SAME})`,
    [board],
  );
  return rowCount ?? 0;
}
