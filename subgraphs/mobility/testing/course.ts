import { addDays, dayNumber } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { TrueStay } from "./history.js";
import { BOARDS, FIRST_DAY, LAST_DAY } from "./history-boards.js";

/** Days from the last one at a board to the first one at the next: those on both sides of every limit. */
const GAPS = [-200, -60, -32, -31, -30, -5, 0, 1, 1, 1, 5, 7, 8, 31, 32, 40, 62, 63, 80, 92, 93, 200, 365, 366, 500];
/** The same between two contracts at one board. */
const PAUSES = [1, 1, 1, 1, 2, 15, 31];
const GROUPS = ["TEACHING", "SUPPORT", "MANAGEMENT", "TRAINEE", null];
const REASONS = [null, null, null, "OTHER", "RETIREMENT"];

/** A job: some stays one after the other at one board under one number. */
interface Job {
  readonly board: BoardNumber;
  readonly stays: readonly TrueStay[];
  readonly endsOn: CalendarDate | null;
}

/** What a person does in ten years, by chance; beside a first line of jobs there is a second one now and then. */
export function writeCourse(random: Random, index: number): readonly TrueStay[] {
  const jobs: Job[] = [];
  writeLine(random, `${index}`, jobs);
  if (random.next() < 0.2) writeLine(random, `${index}x`, jobs);
  return jobs.flatMap(({ stays }) => stays);
}

function writeLine(random: Random, number: string, jobs: Job[]): void {
  let startsOn: CalendarDate = addDays(FIRST_DAY, random.below(3_000));
  for (let count = 0; count < 5 && startsOn < LAST_DAY; count += 1) {
    const job = writeJob(random, random.pick(BOARDS), `${number}.${random.next() < 0.3 ? 0 : count}`, startsOn);
    if (!jobs.some((other) => other.board === job.board && overlap(other, job))) jobs.push(job);
    if (job.endsOn === null || random.next() < 0.2) return;
    startsOn = addDays(job.endsOn, random.pick(GAPS));
  }
}

/** Whether one board would have the person twice at once. */
function overlap(one: Job, other: Job): boolean {
  const [first, second] = [one, other].map(({ stays }) => stays[0]?.startsOn ?? "");
  return (one.endsOn ?? "9999") >= (second ?? "") && (other.endsOn ?? "9999") >= (first ?? "");
}

function writeJob(random: Random, board: BoardNumber, number: string, startsOn: CalendarDate): Job {
  const stays: TrueStay[] = [];
  let day = startsOn;
  const count = 1 + random.below(4);
  for (let index = 0; index < count; index += 1) {
    const last = addDays(day, random.below(900));
    const isLast = index === count - 1;
    const endsOn = last > addDays(LAST_DAY, 60) || (isLast && random.next() < 0.2) ? null : last;
    stays.push(writeStay(random, stays.at(-1), { person: { board, number }, startsOn: day, endsOn, isLast }));
    if (endsOn === null) return { board, stays, endsOn };
    day = addDays(endsOn, random.pick(PAUSES));
  }
  return { board, stays, endsOn: stays.at(-1)?.endsOn ?? null };
}

function writeStay(
  random: Random,
  before: TrueStay | undefined,
  { isLast, ...time }: Pick<TrueStay, "person" | "startsOn" | "endsOn"> & { readonly isLast: boolean },
): TrueStay {
  const { board } = time.person;
  const isEnd = isLast && time.endsOn !== null && dayNumber(time.endsOn) < dayNumber(LAST_DAY);
  const stays = <T>(value: T | undefined, drawn: T): T => (value !== undefined && random.next() < 0.6 ? value : drawn);
  const site = random.pick(["AA00", "AA01", "AB00", "AC00", null]);
  return {
    ...time,
    functionGroup: stays(before?.functionGroup, random.pick(GROUPS)),
    siteCode: stays(before?.siteCode, site === null ? null : `${board.slice(-2)}${site}`),
    fte: stays(before?.fte, 1_000 * (1 + random.below(10))),
    secondedTo: random.next() < 0.05 ? random.pick(BOARDS.filter((other) => other !== board)) : null,
    endReason: isEnd ? random.pick(REASONS) : null,
    presumed: isEnd && random.next() < 0.2,
    planned: random.next() < 0.4,
  };
}
