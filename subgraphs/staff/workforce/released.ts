import type { StaffDb } from "../tables.js";
import { countCells } from "./counted.js";
import { judge } from "./judge.js";
import { addChanged, addEverybody } from "./release-people.js";
import {
  addReleases,
  keepAnswers,
  type Question,
  type Release,
  releasesOf,
  type Standing,
  standingAnswers,
  type WhyNone,
  waitForTurn,
} from "./release-queries.js";

/** What is answered: a figure that is out, or why there is none. */
export type Answer = Standing & ({ readonly released: object } | { readonly withheld: WhyNone });

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

/** Counts and judges the boards of a question, and gives out what may be. */
async function release(db: StaffDb, question: Question): Promise<void> {
  const counted = Map.groupBy(await countCells(db, question.cells, question.on), ({ board }) => board);
  const out = Map.groupBy(await releasesOf(db, [...question.cells.keys()]), ({ board }) => board);
  const verdicts = await judge(db, question, { counted, out });
  const isFirst = ({ board, cell, smallest }: Release) =>
    !out.get(board)?.some((one) => one.cell === cell && one.smallest === smallest);
  const peopleOf = (releases: readonly Release[]) => releases.flatMap(({ board }) => counted.get(board) ?? []);
  const releases = verdicts.flatMap((verdict) => verdict.release ?? []);
  if (releases.length > 0) {
    const [first, later] = [releases.filter(isFirst), releases.filter((one) => !isFirst(one))];
    await addReleases(db, releases);
    await addEverybody(db, first, peopleOf(first));
    await addChanged(db, later, peopleOf(later));
  }
  await keepAnswers(db, question, verdicts);
}
