import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { WAITING_DAYS } from "@regiohub/schema/access/given-out";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { isGoneBy } from "../transition/gone.js";

/** Days after its last delivery on which a board is taken to be as it said: a month, for who delivers each month. */
const DAYS_AFTER = 31;

/** How much before the first day that deliveries tell of is near enough. */
interface Nearly {
  readonly daysBefore?: number;
}

/**
 * Whether a board's deliveries tell who was there on a day: from the first day that they tell of until a month after the
 * last; and once it has gone over, that nobody was.
 */
export const isObservedOn = (
  board: RawBuilder<unknown>,
  on: CalendarDate,
  { daysBefore = 0 }: Nearly = {},
): RawBuilder<boolean> => sql`(
  exists (select from staff.observed o
    where o.board_no = ${board} and ${on}::date between o.from_on - ${daysBefore}::int and o.until_on + ${DAYS_AFTER}::int)
  or ${isGoneBy(board, on)})`;

/**
 * Whether a board's first deliveries came too late for a day to tell who was there: they have those alone who were still
 * there. What comes within the time that boards have to deliver a day is taken to tell of it. Of boards of which the hub
 * does not know since when they deliver nothing is too late.
 */
export const isOfSurvivors = (
  board: RawBuilder<unknown>,
  on: CalendarDate | RawBuilder<unknown>,
): RawBuilder<boolean> =>
  sql`exists (select from staff.observed o where o.board_no = ${board} and o.from_on > ${on}::date + ${WAITING_DAYS}::int)`;

/** Those of the boards whose deliveries tell who was there on a day; one statement. */
export async function boardsObservedOn(
  figures: StaffDb,
  boards: readonly BoardNumber[],
  on: CalendarDate,
  nearly: Nearly = {},
): Promise<ReadonlySet<BoardNumber>> {
  const { rows } = await sql<{ board: BoardNumber }>`
    select board from unnest(${boards}::text[]) board where ${isObservedOn(sql`board`, on, nearly)}`.execute(figures);
  return new Set(rows.map(({ board }) => board));
}
