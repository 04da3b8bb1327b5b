import { addDays, dayNumber } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { byBoardLeft, type Known, type Observed, type Stay, type Transition } from "../event/known.js";
import { writeCourse } from "./course.js";
import { BOARDS, FIRST_DAY, GONE, LAST_DAY, MERGED, SPLIT, VO_BOARD } from "./history-boards.js";

/** What really happened to somebody at a board, and whether its end was known before it came. */
export interface TrueStay extends Stay {
  readonly planned: boolean;
}

/** Ten years of eight boards. */
export interface History {
  /** The stays of each person. */
  readonly people: readonly (readonly TrueStay[])[];
  readonly bornOn: ReadonlyMap<string, CalendarDate | null>;
  /** First day of which each board's deliveries tell. */
  readonly from: ReadonlyMap<BoardNumber, CalendarDate>;
  readonly transitions: readonly Transition[];
}

/** What is known after some deliveries. */
export interface View {
  readonly components: readonly (readonly Stay[])[];
  readonly known: Known;
}

/**
 * A history by chance: people who come, change, go on elsewhere, come back or retire; a board that went over to another
 * one as a whole and delivers no more, by record in every second history; and one of which most people went.
 */
export function historyOf(random: Random, people: number): History {
  const bornOn = new Map<string, CalendarDate | null>();
  const courses = Array.from({ length: people }, (_, index) => {
    const stays = writeCourse(random, index);
    const born = random.next() < 0.1 ? null : addDays("1950-01-01", random.below(18_000));
    for (const { person } of stays) bornOn.set(person.number, born);
    return followBoards(stays, random);
  });
  const from = new Map(BOARDS.map((board) => [board, addDays(FIRST_DAY, random.below(700))]));
  const record = { ...MERGED, school: null, complete: true, basis: "RECORD" } as const;
  return { people: courses, bornOn, from, transitions: random.next() < 0.5 ? [record] : [] };
}

/** What people did because their board did it. */
function followBoards(stays: readonly TrueStay[], random: Random): readonly TrueStay[] {
  return [MERGED, SPLIT].reduce<readonly TrueStay[]>((before, going) => {
    if (going === SPLIT && random.next() < 0.05) return before;
    return before.flatMap((stay) => goOver(stay, going, before));
  }, stays);
}

function goOver(
  stay: TrueStay,
  { from, to, on }: typeof MERGED | typeof SPLIT,
  all: readonly TrueStay[],
): readonly TrueStay[] {
  if (stay.person.board !== from || (stay.endsOn !== null && stay.endsOn < on)) return [stay];
  const isThere = all.some(({ person, endsOn }) => person.board === to && (endsOn === null || endsOn >= on));
  const rest = { ...stay, person: { board: to, number: `${stay.person.number}m` }, secondedTo: null };
  if (stay.startsOn >= on) return from === GONE ? [] : [stay];
  const ended = { ...stay, endsOn: addDays(on, -1), endReason: null };
  return isThere ? [ended] : [ended, { ...rest, startsOn: on, siteCode: `${to.slice(-2)}AA00` }];
}

/**
 * What is known when each board has last delivered on such a day: what is to come only where it was planned, and of what
 * was long ago nothing.
 * @param until a board that is not in it has not delivered
 */
export function viewOf(
  { people, bornOn, from, transitions }: History,
  until: ReadonlyMap<BoardNumber, CalendarDate>,
): View {
  const observed = new Map<BoardNumber, Observed>();
  for (const [board, last] of until) {
    const first = from.get(board) ?? last;
    if (first <= last) observed.set(board, { from: first, until: last });
  }
  const components = people.map((stays) => stays.flatMap((stay) => seen(stay, observed.get(stay.person.board))));
  const latest = [...until.values()].sort().at(-1) ?? FIRST_DAY;
  return {
    components: components.filter((stays) => stays.length > 0),
    known: {
      observed,
      sectors: new Map(BOARDS.map((board) => [board, board === VO_BOARD ? "VO" : "PO"])),
      transitions: byBoardLeft(transitions.filter(({ on }) => on <= latest)),
      aow: [{ bornFrom: null, bornTo: null, years: 67, months: 0 }],
      bornOn: ({ number }) => bornOn.get(number.replace(/m+$/, "")) ?? null,
      isAmbiguous: () => false,
    },
  };
}

function seen({ planned, ...stay }: TrueStay, observed: Observed | undefined): readonly Stay[] {
  if (!observed || stay.startsOn > observed.until) return [];
  const isToCome = stay.endsOn !== null && stay.endsOn >= observed.until;
  if (isToCome) return [planned ? stay : { ...stay, endsOn: null, endReason: null, presumed: false }];
  const isForgotten = stay.endsOn !== null && dayNumber(stay.endsOn) <= dayNumber(observed.from) - 400;
  return isForgotten ? [] : [stay];
}

/** Every board's last day: the board that is gone delivered last two weeks before. */
export const lastDays = (day: CalendarDate = LAST_DAY): ReadonlyMap<BoardNumber, CalendarDate> => {
  const goneOn = addDays(MERGED.on, -14);
  return new Map(BOARDS.map((board) => [board, board === GONE && day > goneOn ? goneOn : day]));
};
