import { addDays, dayNumber } from "@regiohub/infra/days";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { KnownForEvents, Stay } from "@regiohub/mobility";

/*
 * What happened to people, written from the brief of the field (5.2) and from nothing in the hub: plain, slow, a person at a
 * time. Where the brief is silent, it is read so: a job within the time of another one is a second job, however short;
 * nobody leaves for whom another job goes on; what becomes known of a function is no change of it; whoever works at
 * another board's school has not changed schools; whoever has a plan for another job is not gone for good; that a board
 * has somebody again under a new number is presumed. What it leaves
 * open is not asked: which of two moves that are as near, which of two jobs that began or ended on one day, and whether
 * somebody still is where a board had them when it last delivered.
 */

/** Longest pause between two stays at a board that is none, in days. */
const PAUSE = 31;
/** Days before a board is observed of which comings and goings still explain later ones. */
const BEFORE = 400;

/** A time at a board without a pause that counts. */
export interface Spell {
  readonly board: BoardNumber;
  /** In order. */
  readonly stays: readonly Stay[];
  readonly first: CalendarDate;
  /** Null while it runs. */
  readonly last: CalendarDate | null;
  /** Whether somebody is known to have come, and to have left; else it was too long ago, or is still to come. */
  readonly comes: boolean;
  readonly leaves: boolean;
  /** Whether the board had somebody before under another number alone: it may be another one who looks the same. */
  readonly isNewNumber: boolean;
}

/** How many days from one to the other. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** The last day of a time, far ahead while it runs. */
export const lastOf = ({ last }: Spell): CalendarDate => last ?? "9999-12-31";

/** The day on which a board was no more. */
const goneOn = (board: BoardNumber, known: KnownForEvents): CalendarDate | undefined =>
  (known.transitions.get(board) ?? []).find(({ complete, school }) => complete && school === null)?.on;

/** Last day of which is known what a board says: one that went over as a whole says nothing after that. */
export const untilOf = (board: BoardNumber, known: KnownForEvents): CalendarDate =>
  [known.observed.get(board)?.until ?? "", goneOn(board, known) ?? ""].sort()[1] ?? "";

/** Whether it is known of a day who came to a board, changed there or left. */
export function isKnown(board: BoardNumber, on: CalendarDate, known: KnownForEvents): boolean {
  const observed = known.observed.get(board);
  return observed !== undefined && addDays(observed.from, -BEFORE) < on && on <= untilOf(board, known);
}

/** Whether a day is before what the board's figures are about. */
export const isBefore = (board: BoardNumber, on: CalendarDate, known: KnownForEvents): boolean =>
  on <= (known.observed.get(board)?.from ?? "");

/** The times of one person at each board that delivers, in no order. */
export function spellsOf(stays: readonly Stay[], known: KnownForEvents): Spell[] {
  const boards = new Set(stays.map(({ person }) => person.board).filter((board) => known.observed.has(board)));
  return [...boards].flatMap((board) => {
    const here = stays.flatMap((stay) => (stay.person.board === board ? cutOff(stay, goneOn(board, known)) : []));
    return atOneBoard(board, here, known);
  });
}

/** What is left of a stay at a board that was no more from a day on. */
function cutOff(stay: Stay, gone: CalendarDate | undefined): Stay[] {
  if (gone === undefined || (stay.endsOn !== null && stay.endsOn < gone)) return [stay];
  return stay.startsOn < gone ? [{ ...stay, endsOn: addDays(gone, -1), endReason: null, presumed: false }] : [];
}

function atOneBoard(board: BoardNumber, stays: readonly Stay[], known: KnownForEvents): Spell[] {
  const spells: Stay[][] = [];
  for (const stay of [...stays].sort((one, other) => daysBetween(other.startsOn, one.startsOn))) {
    const before = spells.at(-1)?.at(-1);
    const joins = before?.endsOn && daysBetween(before.endsOn, stay.startsOn) <= PAUSE;
    if (joins) spells.at(-1)?.push(stay);
    else spells.push([stay]);
  }
  return spells.map((all, index) => {
    const before = spells.slice(0, index).flat();
    const isNewNumber = before.length > 0 && before.every(({ person }) => person.number !== all[0]?.person.number);
    const [first, last] = [(all[0] as Stay).startsOn, (all.at(-1) as Stay).endsOn];
    const leaves = last !== null && isKnown(board, addDays(last, 1), known);
    return { board, stays: all, first, last, comes: isKnown(board, first, known), leaves, isNewNumber };
  });
}
