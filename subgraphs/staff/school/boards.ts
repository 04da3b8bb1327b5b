import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/**
 * Writes down whose each school is by now. A school that has another board than before is that board's from the day on,
 * and was the former one's until the day before; a school that is new to the hub has been its board's all along, as far
 * as anybody knows.
 */
export async function keepBoards(client: ClientBase, day: CalendarDate): Promise<void> {
  await client.query(
    `create temp table school_moved on commit drop as
     select school.brin, school.board_no from staff.school
     left join staff.school_board b on b.brin = school.brin and b.valid_to is null
     where b.board_no is distinct from school.board_no`,
  );
  await client.query(
    `delete from staff.school_board b using school_moved m
     where m.brin = b.brin and b.valid_to is null and b.valid_from >= $1`,
    [day],
  );
  await client.query(
    `update staff.school_board b set valid_to = $1::date - 1 from school_moved m
     where m.brin = b.brin and b.valid_to is null`,
    [day],
  );
  await client.query(
    `insert into staff.school_board (brin, board_no, valid_from)
     select m.brin, m.board_no,
       case when exists (select from staff.school_board b where b.brin = m.brin) then $1::date else '-infinity' end
     from school_moved m`,
    [day],
  );
  await client.query("drop table school_moved");
}
