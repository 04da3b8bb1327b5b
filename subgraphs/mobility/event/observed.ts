import { dayNumber } from "@regiohub/infra/days";
import type { BoardNumber } from "@regiohub/infra/values";
import type { Known, Transition } from "./known.js";

/** Days before a board is observed of which its people's comings and goings are known well enough to explain later ones. */
const DAYS_BEFORE = 400;

/** The records that a board went over to another one as a whole, and left nothing behind. */
export const completeRecords = (known: Pick<Known, "transitions">, board: BoardNumber): readonly Transition[] =>
  (known.transitions.get(board) ?? []).filter(
    ({ basis, complete, school }) => basis === "RECORD" && complete && school === null,
  );

/** The days of a board's deliveries, by their numbers. */
interface Window {
  readonly from: number;
  readonly until: number;
}

/** Every leg asks for its board's window: it is reckoned once for all that is known. */
const windows = new WeakMap<Known, Map<BoardNumber, Window | undefined>>();

function windowOf(known: Known, board: BoardNumber): Window | undefined {
  const reckoned = windows.get(known) ?? new Map<BoardNumber, Window | undefined>();
  if (!windows.has(known)) windows.set(known, reckoned);
  if (!reckoned.has(board)) reckoned.set(board, reckon(known, board));
  return reckoned.get(board);
}

/** A board that is gone delivers no more: the record that says so is seen too. */
function reckon(known: Known, board: BoardNumber): Window | undefined {
  const observed = known.observed.get(board);
  if (!observed) return undefined;
  const gone = completeRecords(known, board).map(({ on }) => dayNumber(on));
  return { from: dayNumber(observed.from), until: Math.max(dayNumber(observed.until), ...gone) };
}

/** Last day of which a board's people are known, by its number; undefined where the board delivers nothing. */
export const lastSeenDay = (known: Known, board: BoardNumber): number | undefined => windowOf(known, board)?.until;

/** Whether somebody who came to a board, left it or changed there on a day is seen doing so. A day to come is a plan. */
export function isSeen(known: Known, board: BoardNumber, day: number): boolean {
  const window = windowOf(known, board);
  return window !== undefined && day > window.from - DAYS_BEFORE && day <= window.until;
}

/** Whether the day is one of those before the board was observed: it explains, and is counted nowhere. */
export function isBeforeObserved(known: Known, board: BoardNumber, day: number): boolean {
  const window = windowOf(known, board);
  return window !== undefined && day <= window.from;
}
