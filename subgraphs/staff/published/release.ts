import { giveOut, type Planned } from "@regiohub/infra/figures/give-out";
import type { PlannedTable } from "@regiohub/infra/figures/tables";
import { inSteps, type TellStep, tellNobody } from "@regiohub/infra/steps";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "@regiohub/schema/access/audience";
import { heldAround } from "@regiohub/schema/access/given-out";
import { figurePlan } from "@regiohub/schema/figure-tables";
import type { Dimension } from "@regiohub/schema/figures";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { waitForTurn } from "../workforce/release-queries.js";
import { keepTotals, ofBoardsToTell } from "./boards-told.js";
import { codesOf, foldScales } from "./codes.js";
import { peopleIn } from "./people.js";
import { totalsOut } from "./totals.js";
import { type Due, type Turn, turnsOn } from "./turns.js";

/**
 * Gives out the tables of all areas that are planned, day by day. What comes later is held against what came before, so the
 * latest day is to come first; of a day, areas of which there are most tables do.
 */
export async function releaseTables(
  figures: StaffDb,
  days: readonly CalendarDate[],
  today: CalendarDate,
  tell: TellStep = tellNobody,
): Promise<void> {
  const plan = await figurePlan();
  for (const on of days) {
    const turns = await turnsOn(figures, on, { plan, today });
    for (const turn of inSteps(turns, tell, ({ area }) => `${on} ${area}`)) {
      await releaseOf(figures, turn, (db) => countArea(db, turn));
    }
  }
}

/** What is to be given out of an area. */
type Tables = Pick<Planned, "place" | "people" | "planned" | "codes" | "familyDimension" | "audiences">;

async function countArea(db: StaffDb, { area, on, boards, planned }: Turn): Promise<Tables> {
  const bands = bandsOf(planned);
  const all = await peopleIn(db, { boards, area, on, by: dimensionsOf(planned), bands });
  const people = foldScales(ofBoardsToTell(all), SMALLEST);
  const codes = await codesOf(people, { on, bands });
  const audiences = [SMALLEST, SMALLEST_BETWEEN_BOARDS];
  return { place: area, people, planned, codes, familyDimension: "BOARD", audiences };
}

/**
 * Gives out tables of an area.
 * @param count counts the people, as of one moment
 */
export const releaseOf = (figures: StaffDb, due: Due, count: (db: StaffDb) => Promise<Tables>): Promise<void> => {
  const { on, afterRun } = due;
  const boards = due.inArea.map(({ number }) => number);
  return giveOut(figures, {
    schema: "staff",
    count: async (db) => ({
      ...{ ...(await count(db)), on, afterRun, others: await totalsOut(db, boards) },
      ...heldAround(on),
    }),
    outNow: (db) => outNow(db, boards),
    waitForTurn,
    published: (db, release) => keepTotals(db, due, release),
  });
};

/** How much is out: another number, when something was given out of these boards, or in any table. */
async function outNow(db: StaffDb, boards: readonly BoardNumber[]): Promise<number> {
  const { rows } = await sql<{ out: number }>`
    select (select count(*) from staff.figure_release)
      + (select count(*) from staff.release where board_no = any (${boards})) as out`.execute(db);
  return rows[0]?.out ?? 0;
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
