import type { Group } from "@regiohub/infra/figures/disclosure";
import { type Withheld, whyWithheld } from "@regiohub/infra/figures/release";
import type { StaffDb } from "../tables.js";
import {
  addReleases,
  type Course,
  coursesOf,
  keepAnswers,
  type Question,
  type Release,
  releasesOf,
  type Standing,
  standingAnswers,
  type Verdict,
  waitForTurn,
} from "./release-queries.js";

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

async function release(db: StaffDb, question: Question): Promise<void> {
  const boards = [...question.cells];
  const releases = Map.groupBy(await releasesOf(db, [...question.cells.keys()]), ({ board }) => board);
  const courses = Map.groupBy(await coursesOf(db, question), ({ board }) => board);
  const judged = boards.map(([board, cell]) => ({
    board,
    ...judge(releases.get(board) ?? [], courses.get(board) ?? [], { ...question, cell }),
  }));
  const added = new Map(judged.flatMap(({ board, number, isNew }) => (isNew && number ? [[board, number]] : [])));
  if (added.size > 0) await addReleases(db, question, added);
  await keepAnswers(db, question, judged);
}

/** What one board's question is answered with. */
function judge(
  releases: readonly Release[],
  courses: readonly Course[],
  { cell, smallest, on }: { readonly cell: string; readonly smallest: number; readonly on: string },
): Omit<Verdict, "board"> & { readonly isNew: boolean } {
  const cells = releases.map((one) => ({ name: one.cell, smallest: one.smallest }));
  const groups = courses.map((course) => groupOf(course, releases));
  const withheld = whyWithheld(groups, cells, { name: cell, smallest });
  if (withheld === null) return { number: (releases.at(-1)?.number ?? 0) + 1, withheld, isNew: true };
  const before = releases
    .filter((one) => one.cell === cell && one.smallest === smallest && one.on <= on)
    .reduce<Release | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
  return before ? { number: before.number, withheld: null, isNew: false } : { number: null, withheld, isNew: false };
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
