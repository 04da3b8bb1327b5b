import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { LINKED_WITH } from "./linked.js";
import type { WindowChange } from "./rules.js";

/** Stands for all boards that deliver, where it is noted that something changed: not all who note it may see which. */
export const ALL_BOARDS = "";

/**
 * Opens the table of people whose events are concluded anew, `pg_temp.affected`, for the length of the transaction, with
 * those of whom something was noted.
 * @returns boards of which so much changed that nobody was noted by name
 */
export async function openAffected(client: ClientBase): Promise<readonly BoardNumber[]> {
  await client.query(
    `create temp table affected (board_no text, member_number text, round int not null default 0,
       primary key (board_no, member_number)) on commit drop`,
  );
  await client.query(
    `with noted as (delete from mobility.unconcluded returning board_no, member_number)
     insert into pg_temp.affected (board_no, member_number) select board_no, member_number from noted`,
  );
  const { rows } = await client.query<{ board: BoardNumber }>(
    `with noted as (delete from pg_temp.affected where member_number = '' returning board_no)
     select board_no as board from noted where board_no <> $1
     union select board_no from mobility.observed where exists (select from noted where board_no = $1)`,
    [ALL_BOARDS],
  );
  return rows.map(({ board }) => board);
}

/**
 * Adds people of whole boards. Most people come and go in no time that anybody looks at, and are like nobody else:
 * nothing can follow from them, and they are left out.
 * @param ended boards that went over as a whole: everybody left
 */
export async function addBoards(
  client: ClientBase,
  boards: readonly BoardNumber[],
  ended: readonly BoardNumber[],
): Promise<void> {
  if (boards.length === 0) return;
  await client.query(
    `insert into pg_temp.affected (board_no, member_number)
     select board_no, member_number from mobility.stay s left join mobility.observed o using (board_no)
      where s.board_no = any ($1)
        and (s.ends_on is not null or s.seconded_to is not null or s.starts_on > o.from_on - 401 or s.board_no = any ($2))
     union
     select l.board_no, l.member_number from mobility.link l
       join mobility.link o using (token_kind, key_version, token)
      where l.board_no = any ($1) and l.token_kind = 'NAME_INITIALS_BIRTH'
        and (o.board_no, o.member_number) <> (l.board_no, l.member_number)
     union select board_no, member_number from mobility.leg where board_no = any ($1)
     union select from_board, from_number from mobility.event
      where from_board = any ($1) and from_number is not null and ended_at is null
     union select to_board, to_number from mobility.event
      where to_board = any ($1) and to_number is not null and ended_at is null
     on conflict do nothing`,
    [boards, ended],
  );
}

/**
 * Adds people of whom nothing changed but that a board has delivered of later days: what they planned has come, a year of
 * silence is over, or a job beside another one goes on.
 */
export async function addByTime(client: ClientBase, changes: readonly WindowChange[]): Promise<void> {
  for (const { board, before, until } of changes) {
    const [first, last] = before < until ? [before, until] : [until, before];
    const near = (day: string) => `${day} between $2::date - 2 and $3::date + 2`;
    await client.query(
      `${LINKED_WITH}
       insert into pg_temp.affected (board_no, member_number)
       select board_no, member_number from mobility.stay s
        where board_no = any ($1) and (${near("starts_on")} or ${near("ends_on")}
          or ends_on between ($2::date - interval '12 months')::date - 4 and ($3::date - interval '12 months')::date + 4)
       union select board_no, member_number from linked join mobility.stay s using (board_no, member_number)
        where ${near("starts_on")} or ${near("ends_on")}
       on conflict do nothing`,
      [[board], first, last],
    );
  }
}

/** Whether the table is empty. */
export async function isNobodyAffected(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_temp.affected limit 1");
  return rowCount === 0;
}

/** Adds the people of a board who left around a day on which it went over to another one, or did not after all. */
export async function addLeavers(client: ClientBase, board: BoardNumber, day: string): Promise<void> {
  await client.query(
    `insert into pg_temp.affected (board_no, member_number)
     select distinct board_no, member_number from mobility.stay
      where board_no = $1 and ends_on between $2::date - 10 and $2::date + 10
     on conflict do nothing`,
    [board, day],
  );
}

/**
 * Adds everybody who may be, or was taken for, the same person as somebody in the table: who has a token in common, who
 * stands in a pair, or in an event. After that nothing follows from anybody else.
 */
export async function closeAffected(client: ClientBase): Promise<void> {
  await client.query("update pg_temp.affected set round = 0 where round <> 0");
  await client.query("analyze pg_temp.affected");
  for (let round = 1, found = 1; found > 0; round += 1) {
    const { rowCount } = await client.query(
      `with last as (select board_no, member_number from pg_temp.affected where round = $1 - 1)
       insert into pg_temp.affected (board_no, member_number, round)
       select board_no, member_number, $1 from (
         select o.board_no, o.member_number from last a join mobility.link l using (board_no, member_number)
           join mobility.link o using (token_kind, key_version, token) where l.token_kind = 'NAME_INITIALS_BIRTH'
         union select p.board_b, p.number_b from last a
           join mobility.pair p on (p.board_a, p.number_a) = (a.board_no, a.member_number)
         union select p.board_a, p.number_a from last a
           join mobility.pair p on (p.board_b, p.number_b) = (a.board_no, a.member_number)
         union select e.to_board, e.to_number from last a
           join mobility.event e on (e.from_board, e.from_number) = (a.board_no, a.member_number)
           where e.ended_at is null and e.to_number is not null
         union select e.from_board, e.from_number from last a
           join mobility.event e on (e.to_board, e.to_number) = (a.board_no, a.member_number)
           where e.ended_at is null and e.from_number is not null) found
       on conflict do nothing`,
      [round],
    );
    found = rowCount ?? 0;
  }
}
