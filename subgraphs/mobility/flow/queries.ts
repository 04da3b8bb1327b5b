import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Stay, Transition } from "../event/known.js";
import type { DerivedLeg } from "../event/leg.js";
import type { Pair } from "../pair/link.js";
import type { Period } from "../period.js";
import type { MobilityDb } from "../tables.js";

/** What flows of a board are counted from. */
export interface BoardHistory {
  readonly board: BoardNumber;
  readonly observed: { readonly from: string; readonly until: string };
  /** Of everybody whom the board has or had, as far as that is kept. */
  readonly stays: readonly Stay[];
  /** Legs of the period. */
  readonly legs: readonly DerivedLeg[];
  /** Two numbers of the board that are one person. */
  readonly pairs: readonly Pair[];
  /** Whereto the board, or a school of it, went over. */
  readonly transitions: readonly Transition[];
}

const PERSON = sql`jsonb_build_object('board', board_no, 'number', member_number)`;

/** The histories of those of the boards that deliver, in no order: a row each, so that one statement reads them all. */
export async function boardHistories(
  db: MobilityDb,
  boards: readonly BoardNumber[],
  { from, to }: Period,
): Promise<BoardHistory[]> {
  if (boards.length === 0) return [];
  const { rows } = await sql<BoardHistory>`
    select o.board_no as board, jsonb_build_object('from', o.from_on, 'until', o.until_on) as observed,
      (select coalesce(jsonb_agg(jsonb_build_object('person', ${PERSON}, 'startsOn', starts_on, 'endsOn', ends_on,
         'functionGroup', function_group, 'siteCode', site_code, 'fte', fte, 'endReason', end_reason,
         'secondedTo', seconded_to, 'presumed', presumed)), '[]')
       from mobility.stay s where s.board_no = o.board_no) as stays,
      (select coalesce(jsonb_agg(jsonb_build_object('board', board_no, 'number', member_number, 'on', on_day,
         'direction', direction, 'cause', cause, 'move', move, 'otherBoard', other_board,
         'gapDays', gap_days, 'functionGroup', function_group, 'siteCode', site_code, 'fte', fte, 'ageYears', age_years,
         'beforeObserved', before_observed, 'event', null)), '[]')
       from mobility.leg l where l.board_no = o.board_no and on_day > ${from} and on_day <= ${to}) as legs,
      (select coalesce(jsonb_agg(jsonb_build_object('a', jsonb_build_object('board', board_a, 'number', number_a),
         'b', jsonb_build_object('board', board_b, 'number', number_b), 'status', status, 'versions', '[]'::jsonb)), '[]')
       from mobility.pair p where p.board_a = o.board_no and p.board_b = o.board_no) as pairs,
      (select coalesce(jsonb_agg(jsonb_build_object('from', from_board, 'to', to_board, 'school', nullif(school, ''),
         'on', on_day, 'complete', complete, 'basis', basis)), '[]')
       from mobility.going_over g where g.from_board = o.board_no) as transitions
    from mobility.observed o where o.board_no = any (${boards})`.execute(db);
  return rows;
}
