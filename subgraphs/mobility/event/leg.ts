import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { EventKind } from "./event.js";

/** How a leg counts that nothing else explains. CHANGE: both legs of one day, which at the board cancel. */
export type LegCause =
  | "INFLOW"
  | "RE_ENTRY"
  | "DUAL_EMPLOYMENT"
  | "OUTFLOW"
  | "RETIREMENT"
  | "RETIREMENT_PRESUMED"
  | "DUAL_ENDED"
  | "ORG_TRANSITION"
  | "CHANGE";

/** Events that are a leaving of one board and a coming to another. */
export const MOVE_KINDS = ["TRANSFER_INTER_BOARD", "PO_TO_VO", "VO_TO_PO"] as const satisfies readonly EventKind[];

/** What a leg is half of, where the other half comes soon enough. */
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Whether what happened is a move from one board to another. */
export const isMoveKind = (kind: string): kind is MoveKind => MOVE_KINDS.some((move) => move === kind);

/**
 * One more or one fewer at a board, school and function group from a day on. The legs of a time explain the whole
 * difference between the people at its beginning and at its end.
 */
export interface DerivedLeg {
  readonly board: BoardNumber;
  readonly number: string;
  /** IN: the first day; OUT: the day after the last. */
  readonly on: CalendarDate;
  readonly direction: "IN" | "OUT";
  /** How it counts where it is half of nothing, or of a move that took too long. */
  readonly cause: LegCause;
  /** What it is half of when no more days lie between than are allowed; null: of nothing. */
  readonly move: MoveKind | null;
  /** Where the other half is; null: there is none. */
  readonly otherBoard: BoardNumber | null;
  /** First day at the board that they came to, less the last day at the one that they left. */
  readonly gapDays: number | null;
  readonly functionGroup: string | null;
  readonly siteCode: string | null;
  /** Ten-thousandths of a full-time job. */
  readonly fte: number;
  /** Whole years on the first day, on the last one or on the day of the change; null: not known. */
  readonly ageYears: number | null;
  /** Whether it lies before the board was observed, and is counted nowhere. */
  readonly beforeObserved: boolean;
  /** Key of the event that it belongs to; null: of a change, which may be several. */
  readonly event: string | null;
}

/** How a leg counts when a move may take so many days. */
export const causeWithin = ({ cause, move, gapDays }: DerivedLeg, windowDays: number): LegCause | MoveKind =>
  move !== null && gapDays !== null && gapDays <= windowDays ? move : cause;
