import type { Tally } from "@regiohub/infra/figures/release";
import type { BoardNumber } from "@regiohub/infra/values";
import type { StaffDb } from "../tables.js";
import { type Alike, countCells } from "./counted.js";
import { judge, tallyOf, type Verdict } from "./judge.js";
import { addChanged, addEverybody } from "./release-people.js";
import {
  type Answered,
  addReleases,
  keepAnswers,
  type Question,
  type Release,
  releasesOf,
  type Standing,
  standingAnswers,
  tabledBoards,
  type WhyNone,
  waitForTurn,
} from "./release-queries.js";

/** What is answered: a figure that is out, or why there is none. */
export type Answer = Standing & ({ readonly released: object } | { readonly withheld: WhyNone });

/**
 * The question's figures as others may see them, of the boards that deliver, by board number. Asked again, it is one
 * statement; asked for the first time since a board's delivery, the board is counted, and its figure is given out only if
 * it tells nothing of few people beside all that is out. Else the last one before it that is out goes on standing, until the
 * next 1 October: from then on a board without a newer one has none, as in tables of a 1 October.
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

/** Counts and judges the boards of a question, and gives out what may be. What tables of the day say stands. */
async function release(db: StaffDb, question: Question): Promise<void> {
  const { on, smallest } = question;
  const out = Map.groupBy(await releasesOf(db, [...question.cells.keys()]), ({ board }) => board);
  const tabled = await tabledBoards(db, question);
  const [stated, open] = [new Map<string, Answered>(), new Map(question.cells)];
  for (const { board, isOut } of tabled.filter(({ isOfDay }) => isOfDay)) {
    const number = lastOf(out.get(board), { cell: question.cells.get(board) as string, smallest, on })?.number ?? null;
    if (number === null && isOut) continue; // of another part of the board
    stated.set(board, { board, number, withheld: number === null ? "COMPLEMENTARY" : null });
    open.delete(board);
  }
  const inSums = new Set(tabled.filter(({ isHidden }) => isHidden).map(({ board }) => board));
  const counted = Map.groupBy(await countCells(db, open, on), ({ board }) => board);
  const verdicts = await judge(db, { ...question, cells: open }, { counted, out, inSums });
  await answerWith(db, question, { verdicts: [...stated.values(), ...verdicts], counted, out });
}

/**
 * Gives out figures of boards that tables which are given out say, and may be: a figure that is out of the same day, and
 * says the same, is that one. In a transaction whose turn it is.
 * @param counted everybody in the tables, by board
 */
export async function giveOutTotals(db: StaffDb, question: Question, counted: Beside["counted"]): Promise<void> {
  const { smallest, on } = question;
  const out = Map.groupBy(await releasesOf(db, [...question.cells.keys()]), ({ board }) => board);
  const verdicts = [...question.cells].map(([board, cell]): Verdict => {
    const tally = tallyOf(counted.get(board) ?? []);
    const last = lastOf(out.get(board), { cell, smallest, on });
    if (last && isSame(last.tally, tally)) return { board, number: last.number, withheld: null };
    const number = (out.get(board)?.at(-1)?.number ?? 0) + 1;
    return { board, number, withheld: null, release: { board, number, cell, smallest, on, tally } };
  });
  await answerWith(db, question, { verdicts, counted, out });
}

/** What a cut of a board on a day was last given out as. */
const lastOf = (
  releases: readonly Release[] | undefined,
  { cell, smallest, on }: Pick<Release, "cell" | "smallest" | "on">,
): Release | undefined => releases?.findLast((one) => one.cell === cell && one.smallest === smallest && one.on === on);

const isSame = (one: Tally, other: Tally): boolean => written(one) === written(other);

const written = (tally: Tally): string =>
  tally
    .map(({ persons, add }) => `${persons} ${add.join()}`)
    .sort()
    .join(";");

/** Who is in figures that are yet to be given out, and what is out, by board. */
interface Beside {
  readonly verdicts: readonly Verdict[];
  readonly counted: ReadonlyMap<BoardNumber, readonly Alike[]>;
  readonly out: ReadonlyMap<BoardNumber, readonly Release[]>;
}

/** Gives out what is to be, and keeps what is answered. */
async function answerWith(db: StaffDb, question: Question, { verdicts, counted, out }: Beside): Promise<void> {
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
