import type { People } from "@regiohub/infra/figures/beside";
import { giveOut } from "@regiohub/infra/figures/give-out";
import { inSteps, type TellStep, tellNobody } from "@regiohub/infra/steps";
import type { CalendarDate } from "@regiohub/infra/values";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "@regiohub/schema/access/audience";
import { daysGivenOut, heldAround, isWaitOver } from "@regiohub/schema/access/given-out";
import { sql } from "kysely";
import type { VacanciesDb } from "../tables.js";
import { type Area, areasOf, unsharedOfArea } from "./areas.js";
import { GROUPS } from "./figures.js";
import { BY_GROUP, codeOf, placeOf } from "./store.js";

/**
 * Gives out how many vacancies there are in regions that boards do not share, of the last 1 Octobers, the latest first: a
 * vacancy counts as a person does elsewhere, for one of a small school tells of somebody who leaves. What is out and stands
 * is left as it is, so it may be broken off and done again.
 */
export async function releaseFigures(
  figures: VacanciesDb,
  today: CalendarDate,
  tell: TellStep = tellNobody,
): Promise<void> {
  for (const on of daysGivenOut(today).toReversed()) {
    const areas = await areasOf(figures, on);
    for (const { area } of inSteps(areas, tell, (one) => `${on} ${one.area}`)) await release(figures, area, on, today);
  }
}

/** Whether all boards that deliver have told of the day, or had the time to. */
const isComplete = ({ boards }: Area, on: CalendarDate, today: CalendarDate): boolean =>
  boards.every(({ until }) => until === null || until >= on) || isWaitOver(on, today);

const release = (figures: VacanciesDb, name: string, on: CalendarDate, today: CalendarDate): Promise<void> =>
  giveOut(figures, {
    schema: "vacancies",
    count: async (db) => {
      const [area] = await areasOf(db, on, [name]);
      if (!area || !isComplete(area, on, today)) return undefined;
      const people = await countedOf(db, name, on);
      // Of none as of few: neither is to be told from the other.
      if (people.length === 0 && area.boards.every(({ from }) => from === null || from > on)) return undefined;
      return {
        ...{ place: placeOf(name), on, afterRun: null, people },
        planned: [[], [BY_GROUP]].map((dimensions) => ({ dimensions, bands: null, keep: [] })),
        codes: { [BY_GROUP]: GROUPS.map(codeOf) },
        ...{ familyDimension: null, audiences: [SMALLEST, SMALLEST_BETWEEN_BOARDS] },
        ...{ ...heldAround(on), others: [] },
      };
    },
    outNow: async (db) => {
      const { rows } = await sql<{ out: number }>`select count(*) as out from vacancies.figure_release`.execute(db);
      return rows[0]?.out ?? 0;
    },
    waitForTurn: async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext('vacancies.figure_release'))`.execute(db);
    },
  });

/** Those who count alike: of one board, one group and one size. */
async function countedOf(db: VacanciesDb, area: string, on: CalendarDate): Promise<readonly People[]> {
  const open = await unsharedOfArea(db, on, area);
  const alike = Map.groupBy(open, ({ board, group, fte }) => `${board} ${codeOf(group)} ${fte}`);
  return [...alike.values()].flatMap((some): People[] => {
    const [first] = some;
    if (!first) return [];
    const parts = [{ is: { [BY_GROUP]: codeOf(first.group) }, add: [1, first.fte] }];
    return [{ family: first.board, parts, people: some.map(({ board, number }) => `${board} ${number}`) }];
  });
}
