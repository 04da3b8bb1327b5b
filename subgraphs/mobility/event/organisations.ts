import { dayNumber, dayOfNumber } from "@regiohub/infra/days";
import type { BoardNumber } from "@regiohub/infra/values";
import type { Known, Stay, Transition } from "./known.js";
import { type Spell, spellsOf } from "./spells.js";
import { comingsNear, TOGETHER_DAYS } from "./together.js";

/** Who went from one board to another, by the day on which they were gone. */
interface Goings {
  readonly from: BoardNumber;
  readonly to: BoardNumber;
  readonly left: { readonly on: number; readonly first: number }[];
}

/**
 * Rule 2: boards whose people went to another one together, as far as no record says so already. On some day at least four
 * in five of those who worked there the day before left within a week, and began at the same other board within a week of
 * that. Source: domain brief 5.2.
 * @param components the stays of each person
 * @returns by board, other board and day; each on the day that most of them left within a week of, the last such day
 */
export function organisationsOf(components: Iterable<readonly Stay[]>, known: Known): readonly Transition[] {
  const present = new Map<BoardNumber, Presence>();
  const goings = new Map<string, Goings>();
  for (const component of components) {
    const spells = spellsOf(component, known);
    for (const spell of spells) {
      const there = present.get(spell.board) ?? new Presence();
      present.set(spell.board, there);
      there.add(spell);
      if (spell.leaves) note(goings, spell, spells);
    }
  }
  return [...goings.values()]
    .sort((one, other) => Number(one.from) - Number(other.from) || Number(one.to) - Number(other.to))
    .flatMap((going) => transitionsOf(going, present.get(going.from) ?? new Presence()))
    .filter((transition) => !isRecorded(transition, known));
}

function note(goings: Map<string, Goings>, { board, first, last }: Spell, spells: readonly Spell[]): void {
  const others = new Set(comingsNear(last + 1, spells).map((spell) => spell.board));
  others.delete(board);
  for (const to of others) {
    const going = goings.get(`${board} ${to}`) ?? { from: board, to, left: [] };
    going.left.push({ on: last + 1, first });
    goings.set(`${board} ${to}`, going);
  }
}

/** A day, and how many of those who were there the day before went over within the week. */
interface Share {
  readonly day: number;
  readonly went: number;
}

/** How many spells there were at a board, asked for after all were added. */
class Presence {
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  #isSorted = true;

  add({ first, last }: Spell): void {
    this.#firsts.push(first);
    this.#lasts.push(last);
    this.#isSorted = false;
  }

  /** How many ran on a day: those that had begun, less those that had ended. */
  on(day: number): number {
    if (!this.#isSorted) for (const days of [this.#firsts, this.#lasts]) days.sort((one, other) => one - other);
    this.#isSorted = true;
    return countBelow(this.#firsts, day + 1) - countBelow(this.#lasts, day);
  }
}

/** How many of some numbers, in order, are below one. */
function countBelow(numbers: readonly number[], end: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? end) < end) from = middle + 1;
    else to = middle;
  }
  return from;
}

function transitionsOf({ from, to, left }: Goings, presence: Presence): readonly Transition[] {
  const byDay = Map.groupBy(left, ({ on }) => on);
  const week = Array.from({ length: TOGETHER_DAYS + 1 }, (_, day) => day);
  const days = new Set([...byDay.keys()].flatMap((on) => week.map((back) => on - back)));
  const enough: Share[] = [];
  for (const day of [...days].sort((one, other) => one - other)) {
    const leavers = week.flatMap((later) => byDay.get(day + later) ?? []);
    const went = leavers.filter(({ first }) => first < day).length;
    if (went > 0 && went * 5 >= presence.on(day - 1) * 4) enough.push({ day, went });
  }
  return weeksOf(enough).map((shares) => {
    const most = Math.max(...shares.map(({ went }) => went));
    const day = shares.findLast(({ went }) => went === most)?.day ?? 0;
    return { from, to, school: null, on: dayOfNumber(day), complete: false, basis: "DERIVED" };
  });
}

/** Days in order, parted where more than a week lies between two. */
function weeksOf(shares: readonly Share[]): readonly (readonly Share[])[] {
  const weeks: Share[][] = [];
  for (const share of shares) {
    const week = weeks.at(-1);
    const before = week?.at(-1);
    if (week && before && share.day - before.day <= TOGETHER_DAYS) week.push(share);
    else weeks.push([share]);
  }
  return weeks;
}

const isRecorded = ({ from, to, on }: Transition, known: Known): boolean =>
  (known.transitions.get(from) ?? []).some(
    (other) =>
      other.to === to &&
      other.school === null &&
      other.basis === "RECORD" &&
      Math.abs(dayNumber(other.on) - dayNumber(on)) <= TOGETHER_DAYS,
  );
