import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import { known, superseded } from "../history/known.js";
import { GONE_ON, LEFT_OUT } from "../history/left-out.js";
import { countsOn } from "./running.js";

const goneOn = sql.raw(GONE_ON);

/**
 * The employments of boards that later full deliveries left out and that count on a day before: `board_no`, `number`,
 * `contract_kind`; whose they are, `member_id`, `member_number`, `sex` and `born_on`; and under which id they were said, `said_id`.
 * `member_id` is who the person is now, or was last: what they do beside it counts with it. To be read from.
 * Where nobody was left out it costs a look at what deliveries after the day have taken away.
 * @param boards an array, as it stands in the statement
 * @param asOf as the hub knew it at this moment; null: as it knows it now
 */
export const leftOutOn = (
  boards: RawBuilder<unknown>,
  { on, asOf }: { readonly on: CalendarDate; readonly asOf: Instant | null },
): RawBuilder<unknown> => sql`(
  with candidate as materialized ( -- nobody, most of the time: what follows looks them up
    select distinct b.board_no, b.member_id
    from (select d.board_no, d.run_id from staff.delivery d
      where d.board_no = any (${boards}) and ${goneOn} > ${on}) later
    join ${superseded("employment", null)} b on b.board_no = later.board_no and b.until_run_id = later.run_id
    where ${countsOn("b", on)} and not exists (
      select from ${known("employment", asOf)} n
      where n.board_no = b.board_no and n.member_id = b.member_id and n.number = b.number)),
  person as materialized (
    select distinct p.board_no, p.number, p.id
    from (select distinct m.board_no, m.number from candidate c join ${members(asOf)} m
      on m.board_no = c.board_no and m.id = c.member_id) wanted
    join ${members(asOf)} p on p.board_no = wanted.board_no and p.number = wanted.number),
  who as (
    select distinct on (p.board_no, p.number) p.board_no, p.number as member_number, p.id, m.sex, m.born_on
    from person p join ${members(asOf)} m on m.board_no = p.board_no and m.id = p.id
    order by p.board_no, p.number, m.until_run_id desc nulls first),
  said_now as (
    select p.board_no, p.number as member_number, e.number, e.starts_on
    from person p join ${known("employment", asOf)} e on e.board_no = p.board_no and e.member_id = p.id),
  was_said as (
    select p.board_no, p.number as member_number, e.member_id, e.number, e.contract_kind, e.starts_on, e.ends_on,
      e.until_run_id, ${goneOn} as gone_on
    from person p join ${superseded("employment", asOf)} e on e.board_no = p.board_no and e.member_id = p.id
    left join staff.delivery d on d.run_id = e.until_run_id),
  ${sql.raw(LEFT_OUT)}
  select l.board_no, who.id as member_id, member_number, who.sex, who.born_on, l.member_id as said_id, l.number, l.contract_kind
  from left_out l join who using (board_no, member_number)
  where ${countsOn("l", on)} and l.gone_on > ${on} and (not l.presumed or coalesce(l.next_on, 'infinity') > ${on}))`;

/** All versions of people, with the run that superseded each: null while it stands. */
export const members = (asOf: Instant | null): RawBuilder<unknown> => sql`(
  select board_no, id, number, sex, born_on, null::bigint as until_run_id from ${known("member", asOf)} m
  union all select board_no, id, number, sex, born_on, until_run_id from ${superseded("member", asOf)} m)`;
