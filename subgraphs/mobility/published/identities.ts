import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import { Joined } from "../pair/joined.js";
import { byText, personText } from "../pair/person.js";
import type { MobilityDb } from "../tables.js";
import type { LinkStatus } from "./link-status.js";

/** Who somebody is in what is given out. */
export interface Identity {
  /** A text that stays theirs; numbers that are linked have one, so that nobody is taken for two. */
  readonly id: string;
  /** Of this number. */
  readonly link: LinkStatus;
}

/** Who people of boards are in what is given out, by board and number; and those of others whom they are linked with. */
export async function identitiesOf(
  figures: MobilityDb,
  boards: readonly BoardNumber[],
): Promise<ReadonlyMap<string, Identity>> {
  const { rows } = await sql<{ board: string; number: string; id: string; link: LinkStatus; linked: string[] }>`
    with theirs as materialized (
      select board_a as board_no, number_a as member_number, board_b || ' ' || number_b as other, status
      from mobility.pair where board_a = any (${boards}) or board_b = any (${boards})
      union all select board_b, number_b, board_a || ' ' || number_a, status
      from mobility.pair where board_a = any (${boards}) or board_b = any (${boards})),
    paired as (
      select board_no, member_number, array_agg(status) as statuses,
        coalesce(array_agg(other) filter (where status = 'LINKED'), '{}') as linked
      from theirs group by 1, 2)
    select board_no as board, member_number as number, p.id, coalesce(paired.linked, '{}') as linked,
      case when 'LINKED' = any (paired.statuses) then 'LINKED' when 'AMBIGUOUS' = any (paired.statuses) then 'AMBIGUOUS'
        when paired.statuses is not null then 'CONTRADICTED'
        when exists (select from mobility.link l where (l.board_no, l.member_number) = (p.board_no, p.member_number))
          then 'ALONE' else 'WITHOUT_TOKENS' end as link
    from mobility.person p left join paired using (board_no, member_number)
    where board_no = any (${boards}) or paired.linked is not null`.execute(figures);
  const joined = new Joined();
  for (const { linked, ...person } of rows) for (const other of linked) joined.join(personText(person), other);
  const ordered = rows.toSorted((one, other) => byText(personText(one), personText(other)));
  const ids = new Map<string, string>();
  for (const row of ordered) {
    const root = joined.of(personText(row));
    if (!ids.has(root)) ids.set(root, row.id);
  }
  const idOf = (person: PersonKey) => ids.get(joined.of(personText(person))) as string;
  return new Map(ordered.map((row) => [personText(row), { id: idOf(row), link: row.link }]));
}

/** That somebody of a board counts in a cell: the table is its first word. */
export interface CellOf {
  /** Who: as `identitiesOf` says. */
  readonly id: string;
  readonly board: BoardNumber;
  readonly cell: string;
}

/** People by the cells that they count in, those together who count in the same; of two boards, under the first named. */
export function peopleIn(cells: readonly CellOf[]): People[] {
  const byPerson = Map.groupBy(cells, ({ id }) => id);
  const alike = Map.groupBy(byPerson, ([, own]) => JSON.stringify([own[0]?.board, own.map(({ cell }) => cell).sort()]));
  return [...alike].map(([key, people]) => {
    const [family, own] = JSON.parse(key) as [string, string[]];
    return { family, parts: own.map(partOf), people: people.map(([id]) => id) };
  });
}

function partOf(cell: string): People["parts"][number] {
  const at = cell.indexOf(" ");
  return { is: { [cell.slice(0, at)]: cell.slice(at + 1) }, add: [1] };
}
