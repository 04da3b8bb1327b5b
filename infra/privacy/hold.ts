import type { ClientBase } from "pg";
import type { PersonKey } from "../audit/shown.js";
import { HubError } from "../errors.js";
import type { BoardNumber, CalendarDate } from "../values.js";

/** That something has to be kept though its time is over, or though somebody asks for it to be erased. */
export interface Hold {
  readonly board: BoardNumber;
  /** The board's own number of a person; null: everything of the board. */
  readonly number: string | null;
  readonly reason: string;
  readonly from: CalendarDate;
  /** Last day; null: until it is released. */
  readonly until: CalendarDate | null;
}

/** Holds on a day, of a board or of all within reach, under the ingest's role; in the order in which they were placed. */
export async function holdsOn(client: ClientBase, day: CalendarDate, board?: BoardNumber): Promise<Hold[]> {
  const { rows } = await client.query<Hold>(
    `select board, number, reason, from_on as "from", until_on as until from ingest.hold
     where from_on <= $1 and (until_on is null or until_on >= $1) and ($2::text is null or board = $2) order by id`,
    [day, board ?? null],
  );
  return rows;
}

/** Places a hold, under the ingest's role; one that is there already stays beside it. */
export async function placeHold(client: ClientBase, { board, number, reason, from, until }: Hold): Promise<void> {
  await client.query("insert into ingest.hold (board, number, reason, from_on, until_on) values ($1, $2, $3, $4, $5)", [
    board,
    number,
    reason,
    from,
    until,
  ]);
}

/** Takes away the holds on somebody, or with a number of null those on the board as a whole. Gives their number. */
export async function releaseHolds(client: ClientBase, board: BoardNumber, number: string | null): Promise<number> {
  const { rowCount } = await client.query(
    "delete from ingest.hold where board = $1 and number is not distinct from $2",
    [board, number],
  );
  return rowCount ?? 0;
}

/** @throws HELD_BY_LAW when somebody may not be erased on a day */
export async function requireNoHold(
  client: ClientBase,
  { board, number }: PersonKey,
  day: CalendarDate,
): Promise<void> {
  const holds = await holdsOn(client, day, board);
  const found = holds.find((hold) => hold.number === null || hold.number === number);
  if (!found) return;
  const until = found.until === null ? "it is released" : found.until;
  throw new HubError("HELD_BY_LAW", `Board ${board}: on hold since ${found.from}, until ${until}. Nothing was erased.`);
}
