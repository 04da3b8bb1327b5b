import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { type RawBuilder, sql } from "kysely";
import type { MobilityDb } from "../tables.js";
import type { Confidence, EventKind } from "./event.js";
import type { LeavingReason } from "./kinds.js";

/*
 * None of these says who may see what: the row policy of mobility.event does, in each statement anew. What they add is
 * that a board is given its own side alone.
 */

/** An event as one of its boards sees it. */
export interface EventRow {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly on: CalendarDate;
  readonly from: BoardNumber | null;
  readonly to: BoardNumber | null;
  readonly gapDays: number | null;
  readonly fteBefore: Decimal | null;
  readonly fteAfter: Decimal | null;
  readonly fteMoved: Decimal | null;
  readonly functionBefore: FunctionGroup | null;
  readonly functionAfter: FunctionGroup | null;
  readonly brinBefore: string | null;
  readonly brinAfter: string | null;
  readonly persons: number | null;
  readonly confidence: Confidence;
  readonly reason: LeavingReason | null;
  readonly beforeObserved: boolean;
  readonly superseded: boolean;
  readonly supersededById: string | null;
  /** The board that looks, and the person's number there. */
  readonly view: BoardNumber;
  readonly number: string | null;
}

/** Which events of a board; a null takes all. */
export interface EventSelection {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly kinds: readonly EventKind[] | null;
  /** Those that hold, or those that turned out to be otherwise. */
  readonly superseded: boolean;
}

/** A stretch of the list, latest first, and of one day by id; `after` is the day and the id before it. */
export interface EventStretch {
  readonly first: number;
  readonly after: readonly [on: CalendarDate, id: string] | null;
}

/** The columns of an event `e` for a board. */
const seenBy = (board: RawBuilder<unknown>) => sql`
  e.id as "eventId", e.kind, e.on_day as "on", e.from_board as "from", e.to_board as "to", e.gap_days as "gapDays",
  case when e.from_board = ${board} and e.kind <> 'PARTIAL_TRANSFER' then round(e.fte_from / 10000.0, 4) end as "fteBefore",
  case when e.to_board = ${board} and e.kind <> 'PARTIAL_TRANSFER' then round(e.fte_to / 10000.0, 4) end as "fteAfter",
  case when e.kind = 'PARTIAL_TRANSFER' and e.from_number is not null and e.to_number is not null
    then round(least(e.fte_from, e.fte_to) / 10000.0, 4) end as "fteMoved",
  case when e.from_board = ${board} then e.function_from end as "functionBefore",
  case when e.to_board = ${board} then e.function_to end as "functionAfter",
  case when e.from_board = ${board} then e.brin_from end as "brinBefore",
  case when e.to_board = ${board} then e.brin_to end as "brinAfter",
  e.persons, e.confidence, e.reason, e.before_observed as "beforeObserved", e.ended_at is not null as superseded,
  case when e.from_board = ${board} then coalesce(e.superseded_by_at_from, e.superseded_by) else e.superseded_by end
    as "supersededById",
  ${board} as view,
  coalesce(case when e.to_board = ${board} then e.to_number end, case when e.from_board = ${board} then e.from_number end) as number`;

/**
 * Whether an event `e` has a side of a board: somebody of its own, people who went together, or somebody of another board
 * who works there. Of who was erased it has none.
 */
const hasSideOf = (board: RawBuilder<unknown>) => sql`(
  e.from_board = ${board} and (e.from_number is not null or e.persons is not null)
  or e.to_board = ${board} and (e.to_number is not null or e.persons is not null
    or e.kind in ('SECONDMENT_START', 'SECONDMENT_END')))`;

const selected = ({ from, to, kinds, superseded }: EventSelection) => sql`
  (e.ended_at is not null) = ${superseded} and (${from}::date is null or e.on_day >= ${from})
  and (${to}::date is null or e.on_day <= ${to}) and (${kinds}::text[] is null or e.kind = any (${kinds}))`;

/** Events of several boards, `first` + 1 of each; one statement. */
export const eventsOfBoards = (
  db: MobilityDb,
  boards: readonly BoardNumber[],
  selection: EventSelection,
  { first, after }: EventStretch,
): Promise<EventRow[][]> =>
  rowsOfEach<EventRow>(
    db,
    boards,
    sql`
      select ${seenBy(sql`wanted.key`)} from mobility.event e
      where ${hasSideOf(sql`wanted.key`)} and ${selected(selection)}
        and (${after?.[0] ?? null}::date is null or (e.on_day, e.id) < (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
      order by e.on_day desc, e.id desc limit ${first + 1}`,
    sql`own."on" desc, own."eventId" desc`,
  );

/** How many events each of several boards has. */
export const eventsCountOfBoards = (
  db: MobilityDb,
  boards: readonly BoardNumber[],
  selection: EventSelection,
): Promise<number[]> =>
  countOfEach(
    db,
    boards,
    sql<{ key: string; count: number }>`
      select wanted.key, count(*) from unnest(${boards}::text[]) as wanted (key)
      join mobility.event e on ${hasSideOf(sql`wanted.key`)}
      where ${selected(selection)} group by wanted.key`,
  );

/** Events, each as a board sees it, `board/event`; none of which the board is no part; one statement. */
export async function eventsOfViews(db: MobilityDb, views: readonly string[]): Promise<readonly EventRow[]> {
  const board = sql`left(wanted.key, 5)`;
  const { rows } = await sql<EventRow>`
    select ${seenBy(board)} from unnest(${views}::text[]) as wanted (key)
    join mobility.event e on e.id = substr(wanted.key, 7)::uuid
    where ${hasSideOf(board)}`.execute(db);
  return rows;
}
