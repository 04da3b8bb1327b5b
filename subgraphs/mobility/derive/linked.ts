import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/**
 * `linked`: everybody of the boards `$1` who is linked to anybody, `root_board` and `root_number`, with each number that is
 * the same person, their own included.
 */
export const LINKED_WITH = `with recursive linked (root_board, root_number, board_no, member_number) as (
  select board_a, number_a, board_a, number_a from mobility.pair where status = 'LINKED' and board_a = any ($1)
  union select board_b, number_b, board_b, number_b from mobility.pair where status = 'LINKED' and board_b = any ($1)
  union (with last as (select * from linked)
    select k.root_board, k.root_number, p.board_b, p.number_b from last k
      join mobility.pair p on (p.board_a, p.number_a) = (k.board_no, k.member_number) where p.status = 'LINKED'
    union all select k.root_board, k.root_number, p.board_a, p.number_a from last k
      join mobility.pair p on (p.board_b, p.number_b) = (k.board_no, k.member_number) where p.status = 'LINKED'))`;

/** Adds everybody with a stay at some boards to a table, and everybody who is the same person as one of them. */
export async function addLinkedTo(client: ClientBase, boards: readonly BoardNumber[], table: string): Promise<void> {
  await client.query(
    `${LINKED_WITH}
     insert into ${table} (board_no, member_number)
     select board_no, member_number from mobility.stay where board_no = any ($1)
     union select board_no, member_number from linked`,
    [boards],
  );
}
