import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import type { Transition } from "../event/known.js";
import { organisationsOf } from "../event/organisations.js";
import { componentsOf } from "../pair/components.js";
import { addLinkedTo, LINKED_WITH } from "./linked.js";
import { readLinked, readPeople } from "./people.js";
import type { RulesForPeople } from "./renew.js";

/**
 * Of some boards, those of which so many left for one other board about the same time that they may have gone over
 * together: one in five is far fewer than it takes. Only of these everybody has to be looked at.
 */
async function suspects(client: ClientBase, boards: readonly BoardNumber[]): Promise<readonly BoardNumber[]> {
  const { rows } = await client.query<{ board: BoardNumber }>(
    `${LINKED_WITH},
     going as (
       select distinct l.root_board as board_no, l.root_number as member_number, s.ends_on, o.board_no as to_board
       from linked l join mobility.stay s on (s.board_no, s.member_number) = (l.root_board, l.root_number)
         join mobility.stay o on (o.board_no, o.member_number) = (l.board_no, l.member_number)
       where o.board_no <> s.board_no and o.starts_on between s.ends_on - 8 and s.ends_on + 10),
     week as (
       select g.board_no, g.ends_on, count(distinct w.member_number) as went
       from going g join going w on (w.board_no, w.to_board) = (g.board_no, g.to_board)
         and w.ends_on between g.ends_on - 15 and g.ends_on + 15
       group by g.board_no, g.to_board, g.ends_on)
     select distinct w.board_no as board from week w
     where w.went * 5 >= (select count(*) from (
       select from mobility.stay s where s.board_no = w.board_no and s.starts_on < w.ends_on - 7
         and (s.ends_on is null or s.ends_on >= w.ends_on) limit w.went * 5 + 1) present)`,
    [boards],
  );
  return rows.map(({ board }) => board);
}

/**
 * Which transitions show in who went, of some boards. In between, the pairs of all their people have been written down.
 * @param known with the recorded transitions alone
 */
export async function findOrganisations(
  client: ClientBase,
  boards: readonly BoardNumber[],
  known: RulesForPeople,
): Promise<readonly Transition[]> {
  const ended = boards.filter((board) => known.transitions.has(board));
  const whole = [...new Set([...ended, ...(await suspects(client, boards))])];
  if (whole.length === 0) return [];
  await client.query(
    "create temp table whole (board_no text, member_number text, primary key (board_no, member_number)) on commit drop",
  );
  await addLinkedTo(client, whole, "pg_temp.whole");
  const { stays, bornOn } = await readPeople(client, "pg_temp.whole");
  const components = componentsOf(stays, await readLinked(client, "pg_temp.whole"));
  return organisationsOf(components, { ...known, bornOn, isAmbiguous: () => false }).filter(({ from }) =>
    whole.includes(from),
  );
}
