import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { ClientBase } from "pg";
import { Joined } from "../pair/joined.js";
import type { Pair } from "../pair/link.js";
import { personText } from "../pair/person.js";
import { insertAll } from "./insert.js";
import { readTwos, type Two } from "./people.js";

/** Most people of a part: what is known and concluded of them takes a few MB. */
export const PART_PEOPLE = 1_000;

/** Some of the affected people, with everybody of whom anything is to be concluded together with them. */
export interface Part {
  /** The people, as a table in a statement's `from`. */
  readonly people: string;
  /** Who of them is one person. */
  readonly links: readonly Pair[];
  /** Whether nothing was written down of any of their boards before. */
  readonly isFresh: boolean;
}

/**
 * Takes the affected people apart, so that never all of them are in memory: who is linked to another one, or stands in an
 * event with another one, is in one part with them, whoever that leads to; most are alone, and in any part.
 * @param pairs of the affected people
 * @param most people of a part, but for those who are all together
 */
export async function openParts(client: ClientBase, pairs: readonly Pair[], most: number): Promise<readonly Part[]> {
  const links = pairs.filter(({ status }) => status === "LINKED");
  const groups = groupsOf([...links, ...(await readMoves(client))]);
  const partOf = new Map<string, number>();
  let [part, size] = [0, 0];
  for (const group of groups) {
    if (size > 0 && size + group.length > most) [part, size] = [part + 1, 0];
    size += group.length;
    for (const person of group) partOf.set(personText(person), part);
  }
  await writeParts(client, groups.flat(), partOf, size === 0 ? 0 : part + 1, most);
  const linksOf = Map.groupBy(links, ({ a }) => partOf.get(personText(a)));
  return (await readFresh(client)).map(({ number, isFresh }) => ({
    people: `(select board_no, member_number from pg_temp.parted where part = ${number}) part`,
    links: linksOf.get(number) ?? [],
    isFresh,
  }));
}

/** Those whom pairs join, each in one group. */
function groupsOf(twos: readonly Two[]): readonly (readonly PersonKey[])[] {
  const joined = new Joined();
  const people = new Map<string, PersonKey>();
  for (const { a, b } of twos) {
    joined.join(personText(a), personText(b));
    people.set(personText(a), a).set(personText(b), b);
  }
  return [...Map.groupBy(people.values(), (person) => joined.of(personText(person))).values()];
}

/** The affected people who stand in an event with another number: what was one person may turn out to be two. */
const readMoves = (client: ClientBase): Promise<readonly Two[]> =>
  readTwos(
    client,
    `select from_board as "boardA", from_number as "numberA", to_board as "boardB", to_number as "numberB"
     from pg_temp.affected a join mobility.event e on (e.from_board, e.from_number) = (a.board_no, a.member_number)
     where ended_at is null and to_number is not null and (from_board, from_number) <> (to_board, to_number)`,
  );

/**
 * Makes the temporary table `parted`: everybody who is affected, with the number of their part.
 * @param firstAlone number of the first part of those who are alone
 */
async function writeParts(
  client: ClientBase,
  together: readonly PersonKey[],
  partOf: ReadonlyMap<string, number>,
  firstAlone: number,
  most: number,
): Promise<void> {
  await client.query("create temp table parted (board_no text, member_number text, part int) on commit drop");
  await insertAll(client, "pg_temp.parted", together, {
    board_no: ["text", ({ board }) => board],
    member_number: ["text", ({ number }) => number],
    part: ["int", (person) => partOf.get(personText(person))],
  });
  await client.query(
    `insert into pg_temp.parted
     select board_no, member_number, $1 + row_number() over (order by board_no, member_number) / $2
     from pg_temp.affected where (board_no, member_number) not in (select board_no, member_number from pg_temp.parted)`,
    [firstAlone, most],
  );
  await client.query("create index on pg_temp.parted (part); analyze pg_temp.parted");
}

async function readFresh(client: ClientBase): Promise<readonly { number: number; isFresh: boolean }[]> {
  const { rows } = await client.query<{ number: number; isFresh: boolean }>(
    `with board as (
       select board_no, not exists (select from mobility.leg l where l.board_no = b.board_no)
         and not exists (select from mobility.event e where e.from_board = b.board_no)
         and not exists (select from mobility.event e where e.to_board = b.board_no) as is_fresh
       from (select distinct board_no from pg_temp.parted) b)
     select part as number, bool_and(is_fresh) as "isFresh" from pg_temp.parted join board using (board_no)
     group by part order by part`,
  );
  return rows;
}
