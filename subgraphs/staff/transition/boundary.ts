import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";

/** The days behind a day, up to and with another one. */
export interface Between {
  readonly after: CalendarDate;
  readonly until: CalendarDate;
}

/** What went over from a board to another one, or from that one to it. */
export interface Move {
  readonly board: BoardNumber;
  readonly other: BoardNumber;
  /** An organisation, whole or in part, or a school. */
  readonly what: "ORGANISATION" | "SCHOOL";
}

/**
 * What went over from each of several boards or to it (`board`, `other`, `what`, `on_day`), as the registers tell it, to be
 * read from. A school goes over once the register of sites or that of institutions says so, whichever is first.
 * @param boards an array, as it stands in the statement
 */
export const movesOf = (boards: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  with school_move as (
    select former.board_no as from_no, later.board_no as to_no, later.valid_from as on_day
    from staff.school_board former join staff.school_board later on later.brin = former.brin and later.valid_from = former.valid_to + 1
    where former.brin in (select brin from staff.school_board where board_no = any (${boards}))
    union
    select lag(board_no) over (partition by brin order by starts_on), board_no, starts_on
    from staff.school_governance where brin in (select brin from staff.school_governance where board_no = any (${boards}))),
  move as (
    select from_no, to_no, on_day, 'ORGANISATION' as what from staff.organisation_transition
    union all
    select from_no, to_no, on_day, 'SCHOOL' from school_move)
  select side.board, side.other, move.what, move.on_day
  from move cross join lateral (values (from_no, to_no), (to_no, from_no)) as side (board, other)
  where from_no <> to_no and side.board = any (${boards}))`;

/** What went over from each of several boards or to it between days; one statement. */
export async function movesOfBoards(
  db: StaffDb,
  boards: readonly BoardNumber[],
  { after, until }: Between,
): Promise<Move[][]> {
  const { rows } = await sql<Move>`
    select distinct board, other, what from ${movesOf(sql`${boards}::text[]`)} move
    where on_day > ${after} and on_day <= ${until}`.execute(db);
  const byBoard = Map.groupBy(rows, ({ board }) => board);
  return boards.map((board) => byBoard.get(board) ?? []);
}
