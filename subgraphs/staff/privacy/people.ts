import type { Until } from "@regiohub/infra/privacy/privacy";
import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/** Numbers of all the people of a board who are named in the tables, in those of the past too. */
export async function peopleOf(client: ClientBase, board: BoardNumber): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    `select number from staff.member where board_no = $1
     union select number from staff.member_past where board_no = $1
     union select replaces_member_number from staff.employment where board_no = $1 and replaces_member_number is not null
     union select replaces_member_number from staff.employment_past
       where board_no = $1 and replaces_member_number is not null`,
    [board],
  );
  return rows.map(({ number }) => number);
}

/**
 * Numbers of people whose last employment had ended by a day. Of who is not delivered any more the last employment had
 * ended at the latest when it was taken away; of who never had one, when it was said last.
 */
export async function leftBefore(client: ClientBase, board: BoardNumber, { day }: Until): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    `with said as (
       select run_id, (loaded_at at time zone 'Europe/Amsterdam')::date as day from staff.delivery where board_no = $1),
     person as (
       select number, id, run_id as last_run from staff.member where board_no = $1
       union all select number, id, until_run_id from staff.member_past where board_no = $1),
     ending as (
       select member_id, coalesce(ends_on, 'infinity') as day, true as stands from staff.employment where board_no = $1
       union all
       select member_id, least(ends_on, said.day), false from staff.employment_past p left join said on said.run_id = until_run_id
       where p.board_no = $1)
     select p.number
     from person p left join said on said.run_id = p.last_run left join ending e on e.member_id = p.id
     group by p.number
     having coalesce(max(e.day) filter (where e.stands), max(e.day), max(said.day), 'infinity') <= $2`,
    [board, day],
  );
  return rows.map(({ number }) => number);
}
