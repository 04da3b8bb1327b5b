import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { followGovernance } from "../governance/follow.js";

/**
 * Writes down whose each school is, as an edition of the register says for a day. A school that has another board than
 * before is that board's from the day on, and was the former one's until the day before; a school that is new to the hub
 * has been its board's all along, as far as anybody knows.
 */
export async function keepBoards(client: ClientBase, day: CalendarDate): Promise<void> {
  await client.query(
    `create temp table school_moved on commit drop as
     select school.brin, school.board_no from staff.school
     left join staff.school_board b on b.brin = school.brin and b.valid_to is null
     where b.board_no is distinct from school.board_no`,
  );
  for (const step of [
    // Nothing that was said of days from this one on holds: this edition may be older than the one before.
    `delete from staff.school_board b using school_moved m where m.brin = b.brin and b.valid_from >= $1`,
    `update staff.school_board b set valid_to = $1::date - 1 from school_moved m
     where m.brin = b.brin and coalesce(b.valid_to, 'infinity') >= $1`,
    `update staff.school_board b set valid_to = null from school_moved m
     where m.brin = b.brin and m.board_no = b.board_no and b.valid_to = $1::date - 1`,
    `insert into staff.school_board (brin, board_no, valid_from)
     select m.brin, m.board_no,
       case when exists (select from staff.school_board b where b.brin = m.brin) then $1::date else '-infinity' end
     from school_moved m
     where not exists (select from staff.school_board b where b.brin = m.brin and b.valid_to is null)`,
  ]) {
    await client.query(step, [day]);
  }
  await client.query("drop table school_moved");
  await dateMoves(client, day);
}

/**
 * Gives the moves of schools the days that the register of institutions has: of the board's merger, or of what it tells of
 * the school itself. A register of sites only says that a school is another's by the day on which an edition of it is read.
 */
export async function dateMoves(client: ClientBase, day: CalendarDate): Promise<void> {
  await client.query(
    `create temp table school_dated on commit drop as
     select distinct on (former.brin, later.valid_from) former.brin, later.valid_from as noticed_on, t.on_day
     from staff.school_board former
     join staff.school_board later on later.brin = former.brin and later.valid_from = former.valid_to + 1
     join staff.organisation_transition t on t.from_no = former.board_no and t.to_no = later.board_no
     where t.complete and t.on_day > former.valid_from and t.on_day <= coalesce(later.valid_to, 'infinity')
     order by former.brin, later.valid_from, t.on_day desc`,
  );
  await client.query(
    `update staff.school_board b set valid_to = d.on_day - 1 from school_dated d
     where b.brin = d.brin and b.valid_to = d.noticed_on - 1`,
  );
  await client.query(
    `update staff.school_board b set valid_from = d.on_day from school_dated d
     where b.brin = d.brin and b.valid_from = d.noticed_on`,
  );
  await client.query("drop table school_dated");
  await followGovernance(client, day);
}
