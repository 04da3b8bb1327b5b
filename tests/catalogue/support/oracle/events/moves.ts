import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { KnownForEvents, Transition } from "@regiohub/mobility";
import { daysBetween, lastOf, type Spell } from "./course.js";

/** Days between a leaving and a coming that may be one move. */
const [SOONEST, LATEST] = [-31, 365];
/** Days around the one on which people went over together. */
const TOGETHER = 7;

/** The rules of the brief leave open what happened: two readings are as good. */
export class Undecided extends Error {}

/** Times that somebody left, and times that somebody came. */
export interface Ends {
  readonly out: readonly Spell[];
  readonly in: readonly Spell[];
}

/** A leaving and the coming that belongs to it. */
export interface Move {
  readonly out: Spell;
  readonly in: Spell;
  /** First day less the last one. */
  readonly gap: number;
}

/** Those that happened because people of a board went over together. */
export function wentOver(spells: readonly Spell[], known: KnownForEvents): Ends {
  const all = [...known.transitions.values()].flat().map((transition) => goneOver(spells, transition));
  return { out: all.flatMap((one) => one.out), in: all.flatMap((one) => one.in) };
}

function goneOver(spells: readonly Spell[], { from, to, on, school, complete }: Transition): Ends {
  const left = spells.filter(
    ({ board, leaves, last, stays }) =>
      board === from &&
      leaves &&
      isNear(addDays(last ?? "", 1), on) &&
      (school === null || stays.at(-1)?.siteCode?.slice(0, 4) === school),
  );
  const came = spells.filter(
    ({ comes, board, first }) =>
      comes && board === to && left.some((spell) => isNear(first, addDays(lastOf(spell), 1))),
  );
  if (came.length > 0) return { out: left, in: came };
  // Whom a board that is no more had to the end went over, whether the other one has delivered or not.
  return { out: complete ? left.filter((spell) => addDays(lastOf(spell), 1) === on) : [], in: [] };
}

const isNear = (day: CalendarDate, other: CalendarDate): boolean => Math.abs(daysBetween(day, other)) <= TOGETHER;

/** Whether somebody was at the one before, and at the other after: a job within the time of another one is no move. */
function goesOn({ out, in: into }: Move): boolean {
  if (lastOf(into) <= lastOf(out)) return false;
  if (into.first === out.first) throw new Undecided("both began on one day");
  return into.first > out.first;
}

/**
 * Leavings and comings of a person that belong together: the nearest in time first, each of them once.
 * @throws Undecided where two are as near
 */
export function movesOf({ out, in: into }: Ends): Move[] {
  let left = out
    .flatMap((one) => into.map((other) => ({ out: one, in: other, gap: daysBetween(lastOf(one), other.first) })))
    .filter((one) => one.out.board !== one.in.board && one.gap >= SOONEST && one.gap <= LATEST && goesOn(one));
  const moves: Move[] = [];
  while (left.length > 0) {
    const nearest = Math.min(...left.map(({ gap }) => Math.abs(gap)));
    const next = left.filter(({ gap }) => Math.abs(gap) === nearest);
    const move = next[0] as Move;
    const touches = (other: Move) => move.out === other.out || move.in === other.in;
    if (next.filter(touches).length > 1) throw new Undecided("two moves are as near");
    moves.push(move);
    left = left.filter((one) => !touches(one));
  }
  return moves;
}
