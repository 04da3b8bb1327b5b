import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import { Joined } from "../pair/joined.js";
import { byText, personText } from "../pair/person.js";
import type { MobilityDb } from "../tables.js";

/**
 * Who people of boards are in what is given out, by board and number: a text that stays theirs. Numbers that are linked have
 * one, so that nobody is taken for two.
 */
export async function identitiesOf(
  figures: MobilityDb,
  boards: readonly BoardNumber[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ board: string; number: string; id: string; linked: string[] }>`
    with theirs as (
      select p.board_a, p.number_a, p.board_b, p.number_b from mobility.pair p
      where p.status = 'LINKED' and (p.board_a = any (${boards}) or p.board_b = any (${boards}))),
    wanted as (
      select board_no, member_number from mobility.person where board_no = any (${boards})
      union select board_a, number_a from theirs union select board_b, number_b from theirs)
    select w.board_no as board, w.member_number as number, p.id, coalesce(
      (select array_agg(t.board_b || ' ' || t.number_b) from theirs t
       where t.board_a = w.board_no and t.number_a = w.member_number), '{}') as linked
    from wanted w join mobility.person p using (board_no, member_number)`.execute(figures);
  const joined = new Joined();
  for (const { linked, ...person } of rows) for (const other of linked) joined.join(personText(person), other);
  const ordered = rows.toSorted((one, other) => byText(personText(one), personText(other)));
  const ids = new Map<string, string>();
  for (const row of ordered) {
    const root = joined.of(personText(row));
    if (!ids.has(root)) ids.set(root, row.id);
  }
  return new Map(ordered.map((row) => [personText(row), ids.get(joined.of(personText(row))) as string]));
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
