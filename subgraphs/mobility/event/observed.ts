import type { BoardNumber } from "@regiohub/infra/values";
import { dayNumber } from "../days.js";
import type { Known, Transition } from "./known.js";

/** Days before a board is observed of which its people's comings and goings are known well enough to explain later ones. */
const DAYS_BEFORE = 400;

/** The records that a board went over to another one as a whole, and left nothing behind. */
export const completeRecords = (known: Known, board: BoardNumber): readonly Transition[] =>
  (known.transitions.get(board) ?? []).filter(
    ({ basis, complete, school }) => basis === "RECORD" && complete && school === null,
  );

/**
 * Last day of which a board's people are known, by its number; undefined where the board delivers nothing. A board that
 * is gone delivers no more: the record that says so is seen too.
 */
export function lastSeenDay(known: Known, board: BoardNumber): number | undefined {
  const observed = known.observed.get(board);
  if (!observed) return undefined;
  return Math.max(dayNumber(observed.until), ...completeRecords(known, board).map(({ on }) => dayNumber(on)));
}

/** Whether somebody who came to a board, left it or changed there on a day is seen doing so. A day to come is a plan. */
export function isSeen(known: Known, board: BoardNumber, day: number): boolean {
  const observed = known.observed.get(board);
  const last = lastSeenDay(known, board);
  if (!observed || last === undefined) return false;
  return day > dayNumber(observed.from) - DAYS_BEFORE && day <= last;
}

/** Whether the day is one of those before the board was observed: it explains, and is counted nowhere. */
export const isBeforeObserved = (known: Known, board: BoardNumber, day: number): boolean => {
  const observed = known.observed.get(board);
  return observed !== undefined && day <= dayNumber(observed.from);
};
