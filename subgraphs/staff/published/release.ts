import { addDays, addMonths } from "@regiohub/infra/days";
import { giveOut, type Planned } from "@regiohub/infra/figures/give-out";
import type { PlannedTable } from "@regiohub/infra/figures/tables";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "@regiohub/schema/access/audience";
import { type FigurePlan, figurePlan } from "@regiohub/schema/figure-tables";
import type { Dimension } from "@regiohub/schema/figures";
import { boardsInAreas } from "../region/queries.js";
import type { StaffDb } from "../tables.js";
import { type CellsOfBoards, cellsOfArea } from "../workforce/counted.js";
import { waitForTurn } from "../workforce/release-queries.js";
import { answersTo } from "../workforce/released.js";
import { areasOn, type Delivering, deliveringSince } from "./areas.js";
import { codesOf, foldScales } from "./codes.js";
import { peopleIn } from "./people.js";
import { storeOf } from "./store.js";
import { totalsOut } from "./totals.js";

/** Years of which 1 October is given out. */
const YEARS = 3;

/** Months that tables may lie apart which are held against each other: those of all these years. */
const APART = 12 * (YEARS - 1);

/** Days that boards have to deliver what a 1 October brought, before others are counted without them. */
const WAITING_DAYS = 61;

const AUDIENCES = [SMALLEST, SMALLEST_BETWEEN_BOARDS];

/**
 * Gives out the tables of all areas that are planned: of the last three times 1 October in their order, as where
 * too few changed since, the year before stands; areas of which there are most tables first, as what comes later is held
 * against them. What is out and stands is left as it is, so it may be broken off and done again.
 */
export async function releaseTables(figures: StaffDb, today: CalendarDate): Promise<void> {
  const plan = await figurePlan();
  for (const on of octobers(today)) {
    for (const area of inOrder(await areasOn(figures, on), plan)) {
      await releaseArea(figures, { area, on, today }, tablesOf(plan, area));
    }
  }
}

/** The last three times 1 October, of which figures are given out: in their order. */
export function octobers(today: CalendarDate): CalendarDate[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < "10-01" ? 1 : 0);
  return Array.from({ length: YEARS }, (_, at) => `${year - YEARS + 1 + at}-10-01`);
}

const tablesOf = (plan: FigurePlan, area: string) => plan.tablesOf(area.split(" ")[0] as string);

const inOrder = (areas: readonly string[], plan: FigurePlan): string[] =>
  areas.toSorted((one, other) => tablesOf(plan, other).length - tablesOf(plan, one).length);

/** Which people are counted, and when. */
export interface Turn {
  readonly area: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}

/** What is to be given out of the boards of an area. */
type Tables = Pick<Planned, "place" | "people" | "planned" | "codes" | "familyDimension" | "audiences">;

/** Gives out the planned tables of an area. */
const releaseArea = (figures: StaffDb, turn: Turn, planned: readonly PlannedTable[]): Promise<void> =>
  releaseOf(figures, turn, async (db, boards) => {
    const { area, on } = turn;
    const by = dimensionsOf(planned);
    const people = foldScales(await peopleIn(db, { boards, area, on, by, bands: bandsOf(planned) }), SMALLEST);
    const codes = await codesOf(people, { on, bands: bandsOf(planned) });
    return { place: area, people, planned, codes, familyDimension: "BOARD", audiences: AUDIENCES };
  });

/**
 * Gives out tables of the boards in an area of whom others may see a total, once those that deliver have had time to.
 * @param count counts them, in the transaction that gives them out
 */
export async function releaseOf(
  figures: StaffDb,
  { area, on, today }: Turn,
  count: (db: StaffDb, boards: readonly BoardNumber[]) => Promise<Tables>,
): Promise<void> {
  const [inArea = []] = await boardsInAreas(figures, [area], on);
  const numbers = inArea.map(({ number }) => number);
  const delivering = await deliveringSince(figures, numbers, on);
  if (delivering.some(({ isSince }) => !isSince) && today < addDays(on, WAITING_DAYS)) return;
  const since = new Set(delivering.filter(({ isSince }) => isSince).map(({ board }) => board));
  const cells = cellsOfArea(
    area,
    inArea.filter(({ number }) => since.has(number)),
  );
  const boards = await withTotals(figures, cells, on);
  if (boards.length === 0) return;
  // From one moment, while nobody else gives figures of these people out.
  await figures
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (db) => {
      await waitForTurn(db);
      await giveOut(storeOf(db), {
        ...(await count(db, boards)),
        ...{ on, afterRun: lastRun(delivering) },
        ...{ heldFrom: addMonths(on, -APART), heldUntil: addMonths(on, APART) },
        others: await totalsOut(db, numbers, on),
      });
    });
}

/**
 * Those of the boards of which a total is out for everybody. All are asked for first, so that none is given out later
 * beside a table that it was not held against.
 */
async function withTotals(figures: StaffDb, cells: CellsOfBoards, on: CalendarDate): Promise<BoardNumber[]> {
  if (cells.size === 0) return [];
  const answers = await answersTo(figures, { cells, smallest: SMALLEST, on });
  await answersTo(figures, { cells, smallest: SMALLEST_BETWEEN_BOARDS, on });
  return answers.filter((answer) => answer.withheld === null).map(({ board }) => board);
}

const dimensionsOf = (planned: readonly PlannedTable[]): Dimension[] => [
  ...new Set(planned.flatMap(({ dimensions }) => dimensions as Dimension[])),
];

/**
 * The one scheme of age bands of all tables of an area: of two, cells would be cut by cells.
 * @throws Error when there are several, or none
 */
function bandsOf(planned: readonly PlannedTable[]): string {
  const [bands, ...others] = new Set(planned.flatMap((table) => table.bands ?? []));
  if (bands !== undefined && others.length === 0) return bands;
  throw new Error("figure-tables.csv: expected one scheme of age bands for each kind of place.");
}

const lastRun = (delivering: readonly Delivering[]): number | null =>
  delivering.reduce<number | null>((last, { run }) => (run !== null && run > (last ?? 0) ? run : last), null);
