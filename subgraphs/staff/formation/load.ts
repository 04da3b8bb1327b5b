import type { LoadContext, Loader } from "@regiohub/infra/hub";
import { words } from "@regiohub/infra/words";
import { WHOLE_FORMATION } from "@regiohub/schema/records/formation";
import { OPERATORS, type RowFault, refuse } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";

const FAULTS: Readonly<Record<string, RowFault>> = {
  foreign: OPERATORS,
  nobody: {
    field: "boardNumber",
    code: "REFERENCE_UNKNOWN",
    expected: words("a board that a register knows", "een bestuur dat een register kent"),
  },
  elsewhere: {
    field: "siteCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a site of this board in the register", "een vestiging van dit bestuur in het register"),
  },
};

/** The staged or refused row `s` is of what the row `t` is of. */
const SAME = `s.board_number = t.board_no and s.year = t.year and s.function_group = t.function_group
  and s.site_code = t.site_code`;

/**
 * Formation as the operator delivers it. A delivery holds all of a board's years that it names: it takes the place of what
 * was delivered of these before; other years and boards stay.
 */
export const formationLoader: Loader = {
  kind: "formation",
  async check(context) {
    const { client, staged, board } = context;
    await client.query("lock table staff.formation in share row exclusive mode"); // one delivery of it at a time
    await client.query(
      `create temp table formation_fault on commit drop as
       select * from (
         select s._file, s._line, case
           when $1::text is not null then 'foreign'
           when not exists (select from staff.board b where b.number = s.board_number) then 'nobody'
           when s.site_code <> $2 and not exists (
             select from staff.site join staff.school using (brin)
             where site.code = s.site_code and site.in_register and school.board_no = s.board_number) then 'elsewhere'
           end as what
         from ${staged} s) found
       where what is not null`,
      [board, WHOLE_FORMATION],
    );
    await refuse(context, "formation_fault", FAULTS);
    await client.query("drop table formation_fault");
  },
  async load(context) {
    const removed = context.coverage === "delta" ? 0 : await remove(context);
    return upsertStaged(
      context,
      `insert into staff.formation as t (board_no, site_code, year, function_group, fte, source, run_id)
       select board_number, site_code, year, function_group, fte, source, ${context.runId} from ${context.staged}
       on conflict (board_no, year, function_group, site_code)
         do update set fte = excluded.fte, source = excluded.source, run_id = excluded.run_id
         where (t.fte, t.source) is distinct from (excluded.fte, excluded.source)
       returning xmax = 0 as added`,
      removed,
    );
  },
};

async function remove({ client, staged, refused }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from staff.formation t where (board_no, year) in (select board_number, year from ${staged})
       and not exists (select from ${staged} s where ${SAME}) and not exists (select from ${refused} s where ${SAME})`,
  );
  return rowCount ?? 0;
}
