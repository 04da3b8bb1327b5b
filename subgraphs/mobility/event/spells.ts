import { dayNumber, dayOfNumber } from "@regiohub/infra/days";
import type { BoardNumber } from "@regiohub/infra/values";
import { byText, personText } from "../pair/person.js";
import { CHANGEOVER_DAYS, lastDay, takesPlace } from "../pair/times.js";
import { endedStays } from "./ended.js";
import type { Known, Stay } from "./known.js";
import { isSeen } from "./observed.js";

/** A person's time at one board, from coming to leaving: stays with no more than 31 days from one to the next. */
export interface Spell {
  readonly board: BoardNumber;
  readonly firstStay: Stay;
  readonly lastStay: Stay;
  /** Each stay and the next one. */
  readonly steps: readonly (readonly [before: Stay, after: Stay])[];
  /** Number of the first day. */
  readonly first: number;
  /** Number of the last day; infinite while it runs. */
  readonly last: number;
  /** Whether the person was seen to come; and to leave, on the day after the last. */
  readonly comes: boolean;
  readonly leaves: boolean;
  /** Whether it is under another number than the person had at the board before: that it is the same one is presumed. */
  readonly isRenumbered: boolean;
}

/** The spells of one person, who may have several numbers; by first day, then by board and number. */
export function spellsOf(stays: readonly Stay[], known: Known): readonly Spell[] {
  const byBoard = Map.groupBy(endedStays(stays, known), ({ person }) => person.board);
  const spells = [...byBoard.values()].flatMap((ofBoard) => {
    const runs = runsOf(ofBoard).toSorted(byStart);
    return runs.map((run, index) => spellOf(run, runs.slice(0, index), known));
  });
  return spells.sort((one, other) => one.first - other.first || byText(textOf(one), textOf(other)));
}

/** Tells the spells of one person apart, and orders those that begin on one day. */
const textOf = ({ firstStay }: Spell): string => personText(firstStay.person);

/** Stays one after the other, in order. */
type Run = readonly [Stay, ...Stay[]];

/**
 * The stays of one board in runs without a longer pause, each number's after those of the number whose place it took. A
 * number that took the place of one that vanished brings its own history: it counts from where the other one ended, so
 * that what was known stays known.
 */
function runsOf(stays: readonly Stay[]): readonly Run[] {
  const ofNumbers = [...Map.groupBy(stays, ({ person }) => personText(person)).values()];
  const runs: Run[] = [];
  for (const run of ofNumbers.flatMap(withoutPause).sort(byEnd)) {
    const index = runs.findIndex((former) => takesPlace(run, former));
    const former = runs[index];
    if (former) runs[index] = [...former, ...run.flatMap((stay) => startAfter(stay, lastOf(former)))];
    else runs.push(run);
  }
  return runs;
}

function withoutPause(stays: readonly Stay[]): readonly Run[] {
  const runs: [Stay, ...Stay[]][] = [];
  for (const stay of stays.toSorted((one, other) => byText(one.startsOn, other.startsOn))) {
    const run = runs.at(-1);
    if (run && dayNumber(stay.startsOn) - lastOf(run) <= CHANGEOVER_DAYS) run.push(stay);
    else runs.push([stay]);
  }
  return runs;
}

/** Number of the last day; infinite while it runs. */
const lastOf = (run: Run): number => Math.max(...run.map(lastDay));

function byEnd(one: Run, other: Run): number {
  const [ends, otherEnds] = [lastOf(one), lastOf(other)];
  if (ends !== otherEnds) return ends < otherEnds ? -1 : 1;
  return byText(`${one[0].startsOn} ${one[0].person.number}`, `${other[0].startsOn} ${other[0].person.number}`);
}

const byStart = ([one]: Run, [other]: Run): number =>
  byText(`${one.startsOn} ${one.person.number}`, `${other.startsOn} ${other.person.number}`);

function startAfter(stay: Stay, day: number): readonly Stay[] {
  if (lastDay(stay) <= day) return [];
  return [dayNumber(stay.startsOn) > day ? stay : { ...stay, startsOn: dayOfNumber(day + 1) }];
}

/** @param before the times of the person at the board that began sooner */
function spellOf(run: Run, before: readonly Run[], known: Known): Spell {
  const [firstStay, lastStay] = [run[0], run.at(-1) ?? run[0]];
  const [board, first, last] = [firstStay.person.board, dayNumber(firstStay.startsOn), lastDay(lastStay)];
  return {
    board,
    firstStay,
    lastStay,
    steps: run.slice(1).map((after, index) => [run[index] ?? firstStay, after] as const),
    first,
    last,
    comes: isSeen(known, board, first),
    leaves: isSeen(known, board, last + 1),
    isRenumbered: before.length > 0 && !before.flat().some(({ person }) => person.number === firstStay.person.number),
  };
}
