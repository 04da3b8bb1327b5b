import type { ClientBase } from "pg";

/**
 * Notes what the registers now say that counted days rest on: which sites there are, whose they are and until when. Days
 * that were counted by something else are counted anew when they are asked for. Where a site lies is looked up with each
 * question, so that borders and municipalities make no day stale.
 */
export const markRegister = (client: ClientBase): Promise<unknown> =>
  client.query(
    `insert into staff.register_mark as t (mark)
     select concat_ws(' ',
       (select sum(hash_record_extended((code, brin, sector, in_register, closed_on), 0)) from staff.site),
       (select sum(hash_record_extended((brin, board_no, valid_from, valid_to), 0)) from staff.school_board))
     on conflict (only_one) do update set mark = excluded.mark where t.mark <> excluded.mark`,
  );
