import type { Group } from "@regiohub/infra/figures/disclosure";
import { type Cell, type Tally, type Withheld, withheldAtSight, withheldBeside } from "@regiohub/infra/figures/release";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { lastOctobers } from "@regiohub/schema/octobers";
import type { StaffDb } from "../tables.js";
import type { Alike } from "./counted.js";
import { type Course, coursesOf } from "./release-people.js";
import type { Answered, Given, Question, Release } from "./release-queries.js";

/** What one board's question is answered with; `release` when that is yet to be given out. */
export type Verdict = Answered & { readonly release?: Release };

/** What is known of the boards of a question, by board. */
interface Known {
  readonly counted: ReadonlyMap<BoardNumber, readonly Alike[]>;
  /** Figures that are out. */
  readonly out: ReadonlyMap<BoardNumber, readonly Given[]>;
  /** Those who are in sums of several boards that are out, and not by themselves: nothing new is said of them. */
  readonly inSums: ReadonlySet<BoardNumber>;
}

/**
 * Judges each board of a question: by who is in its figure, and where that is not enough, by who was in those before.
 * That takes one more statement, for those boards alone.
 */
export async function judge(db: StaffDb, question: Question, { counted, out, inSums }: Known): Promise<Verdict[]> {
  const atSight = [...question.cells].map(([board, name]) => {
    const releases = out.get(board) ?? [];
    const alike = counted.get(board) ?? [];
    const cell = { name, smallest: question.smallest, tally: tallyOf(alike) };
    return { board, releases, alike, cell, withheld: withheldAtSight(cellsOf(releases), cell) };
  });
  const doubtful = atSight.filter(({ withheld, releases }) => !withheld && releases.length > 0);
  const courses = await coursesOf(
    db,
    doubtful.map(({ board }) => board),
    doubtful.flatMap(({ alike }) => alike),
  );
  const byBoard = Map.groupBy(courses, ({ board }) => board);
  return atSight.map(({ board, releases, cell, withheld }) => {
    const groups =
      releases.length === 0 ? alone(cell.tally) : (byBoard.get(board) ?? []).map((course) => groupOf(course, releases));
    const beside = () => (inSums.has(board) ? "COMPLEMENTARY" : withheldBeside(groups, cellsOf(releases), cell));
    const reason = withheld ?? beside();
    return verdictOf(releases, { board, cell, on: question.on }, reason);
  });
}

/** Where nothing is out, everybody's first figure. */
const alone = (tally: Tally): Group[] => tally.map(({ persons, add }) => ({ persons, adds: [add] }));

/** Who is in a cell, whoever they are. */
export const tallyOf = (alike: readonly Alike[]): Tally =>
  alike.map(({ persons, employments, fte }) => ({ persons, add: [employments, fte] }));

const cellsOf = (releases: readonly Release[]): Cell[] =>
  releases.map(({ cell, smallest, tally }) => ({ name: cell, smallest, tally }));

/**
 * A new release; else the last one of the same cell before the day that was asked for, as far back as the 1 October before
 * it; else why there is none. One of an earlier year says what that year says: it is no answer to another.
 */
function verdictOf(
  releases: readonly Given[],
  { board, cell, on }: { readonly board: BoardNumber; readonly cell: Cell; readonly on: CalendarDate },
  withheld: Withheld | null,
): Verdict {
  const { name, smallest, tally } = cell;
  if (withheld === null) {
    const number = (releases.at(-1)?.number ?? 0) + 1;
    return { board, number, withheld, release: { board, number, cell: name, smallest, on, tally } };
  }
  const [since = on] = lastOctobers(on, 1);
  const before = releases
    .filter((one) => one.cell === name && one.smallest === smallest && !one.isOfSurvivors)
    .filter((one) => since <= one.on && one.on <= on)
    .reduce<Given | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
  return before ? { board, number: before.number, withheld: null } : { board, number: null, withheld };
}

/** What these people add to each release, and to what is counted now. */
function groupOf({ persons, steps }: Course, releases: readonly Release[]): Group {
  const byNumber = new Map(steps.map(([number, ...add]) => [number, add]));
  const inSeries = new Map<string, readonly number[] | null>();
  const adds = releases.map(({ number, cell, smallest }) => {
    const series = `${cell} ${smallest}`;
    const step = byNumber.get(number);
    const add = step ? addOf(step) : (inSeries.get(series) ?? null);
    inSeries.set(series, add);
    return add;
  });
  return { persons, adds: [...adds, addOf(byNumber.get(0))] };
}

/** Nobody is counted without an employment. */
const addOf = (amounts: readonly number[] | undefined): readonly number[] | null => (amounts?.[0] ? amounts : null);
