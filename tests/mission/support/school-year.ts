import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Person } from "../../catalogue/support/people.js";
import { type Human, human, job, working } from "./people.js";

/** First and last day of the period: from one 1 October to the next. */
export const [BEFORE, AFTER] = ["2024-10-01", "2025-10-01"];

/** The last day of the school year, on which everybody leaves who leaves. */
const LAST_DAY = "2025-07-31";
const NEXT_DAY = "2025-08-01";

/** Days of birth: of who is younger than 25, from 25 to 34 and older when they leave, and of who gets the state pension in March 2025. */
const BORN = { young: "2002-01-15", thirty: "1996-01-15", older: "1976-01-15", retired: "1958-03-10" } as const;

/** What becomes of a board's people in the year, in persons. */
interface Course {
  readonly site: string;
  readonly stay: number;
  readonly come: number;
  /** Leave for nowhere: by age, as in `BORN`. */
  readonly leave: { readonly young: number; readonly thirty: number; readonly older: number };
  readonly retire: number;
  /** Go on at other boards, by board. */
  readonly moveTo: Readonly<Record<BoardNumber, number>>;
}

/** 11111 has 120 people and then 109; 22222 has 90 and then 85; 33333 has 60 both times. */
export const COURSES: Readonly<Record<BoardNumber, Course>> = {
  "11111": {
    site: "90AA00",
    stay: 85,
    come: 14,
    leave: { young: 1, thirty: 5, older: 6 },
    retire: 11,
    moveTo: { "22222": 12 },
  },
  "22222": {
    site: "90BB00",
    stay: 60,
    come: 13,
    leave: { young: 1, thirty: 4, older: 5 },
    retire: 10,
    moveTo: { "11111": 10 },
  },
  "33333": { site: "90CC00", stay: 50, come: 10, leave: { young: 2, thirty: 3, older: 5 }, retire: 0, moveTo: {} },
};

/** Somebody, and the days on which they are at a board. */
interface Time {
  readonly who: Human;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

/** The people of a board as its file has them on the first day, when nobody knows yet who will leave, and a year later. */
export function staffIn(board: BoardNumber, when: "before" | "after"): Person[] {
  const { site } = COURSES[board] as Course;
  return timesAt(board).flatMap(({ who, startsOn, endsOn }, index) => {
    if (when === "before" && startsOn > BEFORE) return [];
    const time = { startsOn, endsOn: when === "before" ? null : endsOn };
    return [working(who, String(index + 1).padStart(6, "0"), job(site, time))];
  });
}

function timesAt(board: BoardNumber): Time[] {
  const { stay, come, leave, retire } = COURSES[board] as Course;
  const people = peopleFrom(Number(board) % 9_000);
  const leaving = [
    ...people(leave.young, BORN.young),
    ...people(leave.thirty, BORN.thirty),
    ...people(leave.older, BORN.older),
    ...people(retire, BORN.retired),
  ];
  return [
    ...people(stay).map((who) => ({ who, startsOn: "2020-08-01", endsOn: null })),
    ...[...leaving, ...moversFrom(board)].map((who) => ({ who, startsOn: "2020-08-01", endsOn: LAST_DAY })),
    ...[...people(come), ...moversTo(board)].map((who) => ({ who, startsOn: NEXT_DAY, endsOn: null })),
  ];
}

/** Gives people who do not exist, others each time. */
function peopleFrom(first: number) {
  let next = first;
  return (count: number, bornOn?: CalendarDate): Human[] => Array.from({ length: count }, () => human(next++, bornOn));
}

const moversFrom = (board: BoardNumber): Human[] =>
  Object.keys((COURSES[board] as Course).moveTo).flatMap((to) => movers(board, to));

const moversTo = (board: BoardNumber): Human[] => Object.keys(COURSES).flatMap((from) => movers(from, board));

/** Those who go from one board to another: the same ones at both. */
const movers = (from: BoardNumber, to: BoardNumber): Human[] =>
  peopleFrom(8_000 + Number(from[0]) * 100 + Number(to[0]) * 20)(COURSES[from]?.moveTo[to] ?? 0);
