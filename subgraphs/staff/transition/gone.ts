import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";

/** A list of boards: as a value, or as it stands in the statement. */
type Boards = readonly BoardNumber[] | RawBuilder<unknown>;

/**
 * Whether a board has gone over into another one as a whole by a day. Nobody is its own from then on: it delivers no more,
 * so that its last delivery has people who are the other board's.
 */
export const isGoneBy = (board: RawBuilder<unknown>, on: CalendarDate): RawBuilder<boolean> =>
  sql`exists ${goneBy(sql`array[${board}]`, on)}`;

/**
 * The opposite of `isGoneBy`, for rows of people: who is gone is found once per statement, not once per row.
 * @param among boards that the rows are of
 */
export const isNotGoneBy = (board: RawBuilder<unknown>, among: Boards, on: CalendarDate): RawBuilder<boolean> =>
  sql`${board} <> all (array${goneBy(among, on)})`;

const goneBy = (boards: Boards, on: CalendarDate) => sql`
  (select t.from_no from staff.organisation_transition t
  where t.from_no = any (${boards}) and t.complete and t.on_day <= ${on})`;
