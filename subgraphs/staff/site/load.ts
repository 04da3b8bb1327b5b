import type { CheckContext, LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import { assignments, listOf, rowOf } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";
import { oneRegister } from "../load/one-register.js";
import { type RowFault, refuse } from "../load/refuse.js";
import { markRegister } from "../load/register-mark.js";
import { keepDays } from "../organisation/days.js";
import { keepBoards } from "../school/boards.js";

const COLUMNS = [
  "name",
  "street",
  "house_number",
  "postcode",
  "city",
  "municipality_code",
  "denomination",
  "province",
  "sector",
] as const;

const FAULTS: Readonly<Record<string, RowFault>> = {
  foreign: {
    field: "boardNumber",
    code: "NOT_YOURS",
    expected: words("a site of the board that delivers", "een vestiging van het bestuur dat aanlevert"),
  },
  taken: {
    field: "brin",
    code: "NOT_YOURS",
    expected: words(
      "a school that no other board has in the register",
      "een school die het register niet bij een ander bestuur heeft",
    ),
  },
  divided: {
    field: "boardNumber",
    code: "KEY_CONFLICT",
    expected: words("the same board on each site of a school", "hetzelfde bestuur op elke vestiging van een school"),
  },
};

/**
 * Sites of a register, with their schools and boards. A register of all boards (no board given) answers for the sites
 * that such a register brought; a board's own answers for the sites that only that board brought. When it covers
 * everything, sites of its sector that it answers for and did not deliver leave the register; their rows stay, for the employments
 * that refer to them. Neither ever touches what the other answers for. Counts sites.
 */
export const siteLoader: Loader = {
  kind: "site",
  async check(context) {
    await oneRegister(context.client);
    await findDifference(context);
    await refuse(context, "site_diff", FAULTS);
  },
  async load(context) {
    const { client, board, boardName } = context;
    const counts = await apply(context);
    await client.query("drop table site_diff");
    if (board !== null && boardName !== null) {
      await client.query("update staff.board set name = $2 where number = $1 and name is distinct from $2", [
        board,
        boardName,
      ]);
    }
    return counts;
  },
};

async function findDifference({ client, staged, board }: CheckContext): Promise<void> {
  await client.query(
    `create temp table site_diff (
       what text not null, _file int not null, _line int not null, site_code text not null, brin text not null,
       board_number text not null, name text not null, street text, house_number text, postcode text, city text not null,
       municipality_code text not null, denomination text, province text, sector text not null) on commit drop`,
  );
  await client.query(
    `insert into site_diff
     select
       case when s.board_number <> $1 then 'foreign'
         when $1 is not null and school.board_no <> $1 then 'taken'
         when d.brin is not null then 'divided'
         when t.code is null then 'new'
         when not t.in_register or (t.nationwide, $1 is null) = (false, true)
           or school.board_no <> s.board_number or t.brin <> s.brin
           or ${rowOf("t", COLUMNS)} is distinct from ${rowOf("s", COLUMNS)} then 'changed'
         else 'same' end,
       s._file, s._line, s.site_code, s.brin, s.board_number, ${listOf("s", COLUMNS)}
     from (select _file, _line, site_code, brin, board_number, ${listOf("d", COLUMNS.slice(0, -1))},
         coalesce(sector, 'PO') as sector from ${staged} d) s
     left join staff.site t on t.code = s.site_code
     left join staff.school on school.brin = s.brin
     left join (
       select brin from ${staged} where $1::text is null group by brin having min(board_number) <> max(board_number)
     ) d on d.brin = s.brin`,
    [board],
  );
}

async function apply(context: LoadContext): Promise<LoadCounts> {
  const { client, board } = context;
  await client.query(
    `insert into staff.board (number)
     select distinct board_number from site_diff where what in ('new', 'changed') on conflict do nothing`,
  );
  await client.query(
    `insert into staff.school (brin, board_no, name)
     select distinct on (brin) brin, board_number, name from site_diff where what in ('new', 'changed')
     order by brin, site_code
     on conflict (brin) do update set board_no = excluded.board_no where school.board_no <> excluded.board_no`,
  );
  const changed = await client.query(
    `update staff.site t
     set brin = d.brin, ${assignments("d", COLUMNS)}, nationwide = t.nationwide or $1, in_register = true
     from site_diff d where d.what = 'changed' and t.code = d.site_code`,
    [board === null],
  );
  const added = await client.query(
    `insert into staff.site (code, brin, ${COLUMNS.join(", ")}, nationwide)
     select site_code, brin, ${COLUMNS.join(", ")}, $1 from site_diff where what = 'new' order by site_code`,
    [board === null],
  );
  const removed = await close(context);
  await follow(context);
  const { rows } = await client.query<{ count: number }>("select count(*) from site_diff where what = 'same'");
  return { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed, unchanged: rows[0]?.count ?? 0 };
}

/** A register with refused rows may be another board's, brought by mistake: then nothing closes. */
async function close({ client, staged, refused, board, coverage }: LoadContext): Promise<number> {
  const isDoubtful = (await client.query(`select from ${refused} limit 1`)).rowCount !== 0;
  if (coverage !== "full" || isDoubtful) return 0;
  const { rowCount } = await client.query(
    `update staff.site t set in_register = false
     from staff.school
     where school.brin = t.brin and t.in_register and t.nationwide = ($1::text is null)
       and t.sector in (select coalesce(sector, 'PO') from ${staged})
       and ($1 is null or school.board_no = $1)
       and not exists (select from ${staged} s where s.site_code = t.code)`,
    [board],
  );
  return rowCount ?? 0;
}

/**
 * Schools follow their sites, boards their schools. A school is called as its main site, 00, else its lowest; a board is
 * of secondary education when all of its sites are.
 */
async function follow({ client, day }: LoadContext): Promise<void> {
  await client.query(
    `update staff.school set name = main.name, in_register = main.in_register
     from (select distinct on (brin) brin, name, in_register from staff.site order by brin, in_register desc, code) main
     where main.brin = school.brin
       and (school.name, school.in_register) is distinct from (main.name, main.in_register)`,
  );
  await client.query(
    `update staff.board b set in_register = known.yes, sector = coalesce(known.sector, b.sector)
     from (
       select number, own.yes, own.sector from staff.board
       cross join lateral (
         select coalesce(bool_or(school.in_register), false) as yes,
           min(site.sector) filter (where site.in_register) as sector
         from staff.school join staff.site using (brin) where school.board_no = number) own
     ) known
     where known.number = b.number and (b.in_register, b.sector) <> (known.yes, coalesce(known.sector, b.sector))`,
  );
  await keepDays(client);
  await keepBoards(client, day);
  await markRegister(client);
}
