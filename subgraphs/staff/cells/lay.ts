import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { isGoneBy } from "../transition/gone.js";
import { latestRunOf } from "../workforce/release-queries.js";
import { classesOn } from "./classes.js";
import { referenceOn } from "./reference.js";
import { lockCells } from "./stale.js";

/** Days after which cells are counted anew when they are asked for; they are taken away later than that. */
const FRESH_DAYS = 60;

/** Days after which cells are taken away. */
const KEPT_DAYS = 90;

/** What the registers say that counted days rest on, as one word. */
const REGISTER_MARK = sql`(select mark from staff.register_mark)`;

/**
 * Sees to it that the cells of boards on a day are there, as of their latest delivery and of the register: counts what is
 * missing. Where
 * nothing is, it is one statement; else a second one, in its own transaction. Two at once do it once. Boards that do not
 * deliver have none.
 */
export async function layDays(figures: StaffDb, boards: readonly BoardNumber[], on: CalendarDate): Promise<void> {
  const { rows } = await sql<{ board: BoardNumber }>`${missing(boards, on)}`.execute(figures);
  if (rows.length === 0) return;
  const reference = await referenceOn(on);
  await figures.transaction().execute(async (db) => {
    const wanted = rows.map(({ board }) => board);
    await lockCells(db, wanted);
    // One person is read once, whatever they do: a region is 200,000 people.
    await sql`set local work_mem = '64MB'`.execute(db);
    // One statement: what is counted is as of the delivery that is written down. Others may have done it meanwhile.
    await sql`
      with missing as materialized (${missing(wanted, on)}),
      gone_cells as (
        delete from staff.day_cell c using missing where c.board_no = missing.board and c.on_day = ${on}),
      gone_classes as (
        delete from staff.day_class c using missing where c.board_no = missing.board and c.on_day = ${on}),
      counted as materialized (${classesOn(on, reference)}),
      laid_cells as (
        insert into staff.day_cell (board_no, on_day, age_from, sex, function_group, contract_kind, scale_group, site_code,
          exit_on, persons, employments, fte)
        select board_no, ${on}::date, age_from, sex, function_group, contract_kind, scale_group, site_code,
          exit_on, persons, employments, fte from counted),
      laid_classes as (
        insert into staff.day_class (board_no, on_day, age_from, sex, function_group, contract_kind, scale_group, exit_on,
          persons, employments, fte)
        select board_no, ${on}::date, age_from, sex, function_group, contract_kind, scale_group, exit_on,
          sum(persons), sum(employments), sum(fte) from counted group by 1, 3, 4, 5, 6, 7, 8)
      insert into staff.day_cell_state (board_no, on_day, run_id, is_gone, register_mark)
      select board, ${on}::date, run_id, is_gone, ${REGISTER_MARK} from missing
      on conflict (board_no, on_day) do update
        set run_id = excluded.run_id, is_gone = excluded.is_gone, register_mark = excluded.register_mark,
          is_stale = false, laid_at = now()`.execute(db);
  });
}

/** Those of the boards whose cells on a day are there, as of their latest delivery and of the register; one statement. */
export async function laidOn(
  figures: StaffDb,
  boards: readonly BoardNumber[],
  on: CalendarDate,
): Promise<BoardNumber[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<{ board: BoardNumber }>`${delivering(boards, on)} and ${isLaid(on)}`.execute(figures);
  return rows.map(({ board }) => board);
}

/** Those of the boards that deliver whose cells are not there, or of an earlier delivery or another register; with the latest one, and whether they are gone. */
const missing = (boards: readonly BoardNumber[], on: CalendarDate): RawBuilder<unknown> => sql`
  ${delivering(boards, on)} and not ${isLaid(on)}`;

const delivering = (boards: readonly BoardNumber[], on: CalendarDate) => sql`
  select b.number as board, run.id as run_id, run.is_gone
  from staff.board b cross join lateral (
    select ${latestRunOf("b.number")} as id, ${isGoneBy(sql`b.number`, on)} as is_gone) run
  where b.number = any (${boards}) and b.delivers`;

const isLaid = (on: CalendarDate) => sql`exists (
  select from staff.day_cell_state s where s.board_no = b.number and s.on_day = ${on} and not s.is_stale
    and s.run_id is not distinct from run.id and s.is_gone = run.is_gone
    and s.register_mark is not distinct from ${REGISTER_MARK}
    and s.laid_at > now() - make_interval(days => ${FRESH_DAYS}))`;

/** Takes away what was counted long ago: it is counted again when it is asked for. Gives the number of days of cells. */
export async function sweepDays(figures: StaffDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone_years as (
      delete from staff.observed_year where reckoned_at < now() - make_interval(days => ${KEPT_DAYS})),
    old as (
      delete from staff.day_cell_state where laid_at < now() - make_interval(days => ${KEPT_DAYS}) returning board_no, on_day),
    gone_cells as (
      delete from staff.day_cell c using old where c.board_no = old.board_no and c.on_day = old.on_day),
    gone_classes as (
      delete from staff.day_class c using old where c.board_no = old.board_no and c.on_day = old.on_day)
    select count(*) from old`.execute(figures);
  return rows[0]?.count ?? 0;
}
