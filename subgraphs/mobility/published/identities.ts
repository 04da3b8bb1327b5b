import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import { Joined } from "../pair/joined.js";
import { personText } from "../pair/person.js";
import type { MobilityDb } from "../tables.js";
import type { LinkStatus } from "./link-status.js";

/** Who somebody is in what is given out. */
interface Identity {
  /**
   * A text; numbers that are linked have the one of the number that the hub knew first, so that nobody is taken for two, be
   * they linked after figures were given out. Where all of them had been counted by then, they were told as several.
   */
  readonly id: string;
  /** Of this number. */
  readonly link: LinkStatus;
}

/** A number that is paired with others; `knownAs` is smaller the earlier the hub knew it. */
interface Paired extends Identity {
  readonly board: BoardNumber;
  readonly number: string;
  readonly knownAs: number;
  readonly linked: readonly string[];
}

/** Who people are in what is given out, by board and number. */
export type Identities = ReadonlyMap<string, Identity>;

/**
 * Those people of boards whom anything pairs with another number, and those of others whom they are paired with: few, so
 * that all of a region's can be held at once.
 */
export async function pairedOf(figures: MobilityDb, boards: readonly BoardNumber[]): Promise<Identities> {
  const { rows } = await sql<Paired>`
    with theirs as materialized (
      select board_a as board_no, number_a as member_number, board_b || ' ' || number_b as other, status
      from mobility.pair where board_a = any (${boards}) or board_b = any (${boards})
      union all select board_b, number_b, board_a || ' ' || number_a, status
      from mobility.pair where board_a = any (${boards}) or board_b = any (${boards})),
    paired as (
      select board_no, member_number, array_agg(status) as statuses,
        coalesce(array_agg(other) filter (where status = 'LINKED'), '{}') as linked
      from theirs group by 1, 2)
    select board_no as board, member_number as number, p.id, p.known_as as "knownAs", paired.linked,
      case when 'LINKED' = any (paired.statuses) then 'LINKED' when 'AMBIGUOUS' = any (paired.statuses) then 'AMBIGUOUS'
        else 'CONTRADICTED' end as link
    from mobility.person p join paired using (board_no, member_number)`.execute(figures);
  const joined = new Joined();
  for (const { linked, ...person } of rows) for (const other of linked) joined.join(personText(person), other);
  const ordered = rows.toSorted((one, other) => one.knownAs - other.knownAs);
  const ids = new Map<string, string>();
  for (const row of ordered) {
    const root = joined.of(personText(row));
    if (!ids.has(root)) ids.set(root, row.id);
  }
  const idOf = (person: PersonKey) => ids.get(joined.of(personText(person))) as string;
  return new Map(ordered.map((row) => [personText(row), { id: idOf(row), link: row.link }]));
}

/** Who all people of some boards are; numbers that are linked have one id, so that nobody is taken for two. */
export async function identitiesOf(
  figures: MobilityDb,
  boards: readonly BoardNumber[],
  paired: Identities,
): Promise<Identities> {
  const { rows } = await sql<{ board: string; number: string; id: string; hasTokens: boolean }>`
    select p.board_no as board, p.member_number as number, p.id, exists (
      select from mobility.link l where (l.board_no, l.member_number) = (p.board_no, p.member_number)) as "hasTokens"
    from mobility.person p where p.board_no = any (${boards})`.execute(figures);
  return new Map(
    rows.map(({ id, hasTokens, ...person }) => {
      const name = personText(person);
      return [name, paired.get(name) ?? { id, link: hasTokens ? "ALONE" : "WITHOUT_TOKENS" }];
    }),
  );
}

/** That somebody of a board counts in a cell: the table is its first word. */
export interface CellOf {
  /** Who: as `identitiesOf` says. */
  readonly id: string;
  readonly board: BoardNumber;
  readonly cell: string;
}

/** People by the cells that they count in, those together who count in the same; of two boards, under the first named. */
export class PeopleInCells {
  readonly #numbers = new Map<string, number>();
  readonly #parts = new Map<string, People["parts"]>();
  readonly #people = new Map<string, { family: BoardNumber; parts: People["parts"]; people: string[] }>();

  /**
   * Adds people with all their cells.
   * @param alike by the id of some of them the ids of all who count where they do
   */
  add(cells: readonly CellOf[], alike: ReadonlyMap<string, readonly string[]> = new Map()): void {
    for (const [id, own] of Map.groupBy(cells, (one) => one.id)) {
      const numbers = own.map(({ cell }) => this.#numberOf(cell)).sort((one, other) => one - other);
      const name = numbers.join();
      const parts = this.#parts.get(name) ?? own.map(({ cell }) => partOf(cell));
      this.#parts.set(name, parts);
      const family = own[0]?.board as BoardNumber;
      const known = this.#people.get(`${family} ${name}`) ?? { family, parts, people: [] };
      this.#people.set(`${family} ${name}`, known);
      for (const one of alike.get(id) ?? [id]) known.people.push(one);
    }
  }

  get people(): readonly People[] {
    return [...this.#people.values()];
  }

  #numberOf(cell: string): number {
    const number = this.#numbers.get(cell) ?? this.#numbers.size;
    this.#numbers.set(cell, number);
    return number;
  }
}

function partOf(cell: string): People["parts"][number] {
  const at = cell.indexOf(" ");
  return { is: { [cell.slice(0, at)]: cell.slice(at + 1) }, add: [1] };
}
