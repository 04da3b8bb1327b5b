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
} from "./release-queries.js";

/** What is answered: a figure that is out, or why there is none. */
export type Answer = Standing & ({ readonly released: object } | { readonly withheld: Withheld });

/** Two who answer the same question at once cannot both: one of them tries again, and mostly finds it answered. */
const ATTEMPTS = 5;
const LOST_A_RACE = new Set(["40001", "40P01", "23505"]);

/**
 * The question's figures as others may see them, of the boards that deliver, by board number. Asked again, it is one
 * statement; asked for the first time since a board's delivery, the board is counted, and its figure is given out only if
 * it tells nothing of few people beside all that is out. Else the last one before it that is out goes on standing.
 */
export async function answersTo(figures: StaffDb, question: Question): Promise<Answer[]> {
  for (let attempt = 1; ; attempt += 1) {
    const standing = await standingAnswers(figures, question);
    const open = standing.filter((one) => !isAnswer(one)).map(({ board }) => board);
    if (open.length === 0) return standing.filter(isAnswer);
    const cells = new Map([...question.cells].filter(([board]) => open.includes(board)));
    try {
      // One moment for all: what is judged is what is given out.
      await figures
        .transaction()
        .setIsolationLevel("repeatable read")
        .execute((db) => release(db, { ...question, cells }));
    } catch (error) {
      if (attempt >= ATTEMPTS || !LOST_A_RACE.has(String((error as { code?: unknown }).code))) throw error;
    }
  }
}

const isAnswer = (one: Standing): one is Answer => one.released !== null || one.withheld !== null;

async function release(db: StaffDb, question: Question): Promise<void> {
  const boards = [...question.cells.keys()];
  const releases = Map.groupBy(await releasesOf(db, boards), ({ board }) => board);
  const courses = Map.groupBy(await coursesOf(db, question), ({ board }) => board);
  const judged = boards.map((board) => {
    const cell = question.cells.get(board) as string;
    return { board, ...judge(releases.get(board) ?? [], courses.get(board) ?? [], { ...question, cell }) };
  });
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
