import type { Group } from "@regiohub/infra/figures/disclosure";
import { type Cell, type Tally, type Withheld, withheldAtSight, withheldBeside } from "@regiohub/infra/figures/release";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { StaffDb } from "../tables.js";
import { type Alike, countCells } from "./counted.js";
import {
  type Answered,
  addReleases,
  type Course,
  coursesOf,
  keepAnswers,
  type Question,
  type Release,
  releasesOf,
  type Standing,
  standingAnswers,
  waitForTurn,
} from "./release-queries.js";

/** What one board's question is answered with; `release` when that is yet to be given out. */
type Verdict = Answered & { readonly release?: Release };

/** What is answered: a figure that is out, or why there is none. */
export type Answer = Standing & ({ readonly released: object } | { readonly withheld: Withheld });

/**
 * The question's figures as others may see them, of the boards that deliver, by board number. Asked again, it is one
 * statement; asked for the first time since a board's delivery, the board is counted, and its figure is given out only if
 * it tells nothing of few people beside all that is out. Else the last one before it that is out goes on standing.
 */
export async function answersTo(figures: StaffDb, question: Question): Promise<Answer[]> {
  const standing = await standingAnswers(figures, question);
  if (standing.every(isAnswer)) return standing;
  // From one moment, so that what is judged is what is given out. One at a time in the whole hub: the lock is waited for
  // before that moment.
  return await figures
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (db) => {
      await waitForTurn(db);
      const open = (await standingAnswers(db, question)).filter((one) => !isAnswer(one));
      const cells = open.map(({ board }) => [board, question.cells.get(board) as string] as const);
      if (open.length > 0) await release(db, { ...question, cells: new Map(cells) });
      return (await standingAnswers(db, question)).filter(isAnswer);
    });
}

const isAnswer = (one: Standing): one is Answer => one.released !== null || one.withheld !== null;

/** Judges the boards, first by who is in their figures, then, where that is not enough, by who was in those before. */
async function release(db: StaffDb, question: Question): Promise<void> {
  const boards = [...question.cells.keys()];
  const counted = Map.groupBy(await countCells(db, question.cells, question.on), ({ board }) => board);
  const out = Map.groupBy(await releasesOf(db, boards), ({ board }) => board);
  const atSight = [...question.cells].map(([board, name]) => {
    const before = cellsOf(out.get(board) ?? []);
    const cell = { name, smallest: question.smallest, tally: tallyOf(counted.get(board) ?? []) };
    return { board, before, cell, withheld: withheldAtSight(before, cell) };
  });
  const doubtful = atSight.filter(({ withheld }) => !withheld).map(({ board }) => board);
  const people = doubtful.flatMap((board) => counted.get(board) ?? []);
  const courses = Map.groupBy(await coursesOf(db, doubtful, people), ({ board }) => board);
  const verdicts = atSight.map(({ board, before, cell, withheld }): Verdict => {
    const releases = out.get(board) ?? [];
    const groups = (courses.get(board) ?? []).map((course) => groupOf(course, releases));
    return verdictOf(releases, { board, cell, on: question.on }, withheld ?? withheldBeside(groups, before, cell));
  });
  const added = verdicts.flatMap(({ release }) => release ?? []);
  const isAdded = new Set(added.map(({ board }) => board));
  if (added.length > 0) {
    await addReleases(
      db,
      added,
      people.filter(({ board }) => isAdded.has(board)),
    );
  }
  await keepAnswers(db, question, verdicts);
}

const tallyOf = (alike: readonly Alike[]): Tally =>
  alike.map(({ persons, employments, fte }) => ({ persons, add: [employments, fte] }));

const cellsOf = (releases: readonly Release[]): Cell[] =>
  releases.map(({ cell, smallest, tally }) => ({ name: cell, smallest, tally }));

/** A new release; else the last one of the same cell before the day that was asked for; else why there is none. */
function verdictOf(
  releases: readonly Release[],
  { board, cell, on }: { readonly board: BoardNumber; readonly cell: Cell; readonly on: CalendarDate },
  withheld: Withheld | null,
): Verdict {
  const { name, smallest, tally } = cell;
  if (withheld === null) {
    const number = (releases.at(-1)?.number ?? 0) + 1;
    return { board, number, withheld, release: { board, number, cell: name, smallest, on, tally } };
  }
  const before = releases
    .filter((one) => one.cell === name && one.smallest === smallest && one.on <= on)
    .reduce<Release | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
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
