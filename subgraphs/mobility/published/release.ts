import { addMonths } from "@regiohub/infra/days";
import type { People } from "@regiohub/infra/figures/beside";
import { decidedAt, noteDecided } from "@regiohub/infra/figures/decided";
import type { Elsewhere, OutElsewhere } from "@regiohub/infra/figures/elsewhere";
import { giveOut } from "@regiohub/infra/figures/give-out";
import { inSteps, type TellStep, tellNobody } from "@regiohub/infra/steps";
import type { CalendarDate } from "@regiohub/infra/values";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "@regiohub/schema/access/audience";
import { daysGivenOut, heldAround, isWaitOver, olderDays } from "@regiohub/schema/access/given-out";
import { sql } from "kysely";
import { countedRegion } from "../flow/region.js";
import { workingCells } from "../flow/working.js";
import type { Period } from "../period.js";
import { regionRedundancies } from "../redundancy/region.js";
import type { MobilityDb } from "../tables.js";
import { type Area, areasOf, coverageOf } from "./areas.js";
import { identitiesOf, PeopleInCells, pairedOf } from "./identities.js";
import { placeOf } from "./places.js";
import { flowPlan, REDUNDANCY_PLAN, type TablePlan } from "./plan.js";
import { stockPlan, stocksOut, workingOn } from "./stocks.js";
import { storeOf } from "./store.js";

/**
 * Gives out what others see of the redundancies and flows of regions, of the last three years from 1 October to 1 October,
 * the latest first, and of at most one older year a night. What is out and stands is left as it is, so it may be broken off
 * and done again. What others have told of who works there is noted as out before all: flows explain it, and so would tell of
 * few beside it.
 */
export async function releaseFigures(
  figures: MobilityDb,
  today: CalendarDate,
  elsewhere: Elsewhere,
  tell: TellStep = tellNobody,
): Promise<void> {
  const days = [...daysGivenOut(today).toReversed(), ...(await olderDue(figures, today, elsewhere))];
  const { countedIn } = elsewhere;
  const years = days.map(yearUntil);
  const workingDays = [...new Set(years.flatMap(({ from, to }) => [to, from]))];
  for (const { periods, counts } of [
    { periods: workingDays.map(yearUntil), counts: [countWorkforce(countedIn)] },
    { periods: years, counts: [countRedundancies, countFlows(countedIn)] },
  ]) {
    for (const period of periods) {
      const areas = await areasOf(figures, period);
      for (const { area } of inSteps(areas, tell, (one) => `${period.to} ${one.area}`)) {
        for (const count of counts) await release(figures, { area, period, today }, count);
      }
    }
  }
  await noteDecided(storeOf(figures), days);
}

const yearUntil = (to: CalendarDate): Period => ({ from: addMonths(to, -12), to });

/**
 * Last day of the newest older year of which others have gone through both days since it was gone through here: what they
 * tell of the days comes first, whether it is anything or not. One, or none.
 */
async function olderDue(figures: MobilityDb, today: CalendarDate, elsewhere: Elsewhere): Promise<CalendarDate[]> {
  for (const to of olderDays(today).reverse()) {
    const [before, after] = [await elsewhere.decidedAt(yearUntil(to).from), await elsewhere.decidedAt(to)];
    if (!before || !after) continue;
    const own = await decidedAt(storeOf(figures), to);
    if (!own || own < before || own < after) return [to];
  }
  return [];
}

/** Whether all boards that deliver have told of the end of the year, or had the time to. */
const isComplete = ({ boards }: Area, { to }: Period, today: CalendarDate): boolean =>
  boards.every(({ until }) => until === null || until >= to) || isWaitOver(to, today);

/** A region of which figures may be due. */
interface Turn {
  /** Scheme and code. */
  readonly area: string;
  readonly period: Period;
  readonly today: CalendarDate;
}

/** A region of which they are. */
interface Due {
  readonly area: Area;
  readonly period: Period;
}

interface Counted extends TablePlan {
  readonly place: string;
  readonly people: readonly People[];
}

/** Undefined: there is nothing that anybody could be told. */
type Count = (db: MobilityDb, due: Due) => Promise<Counted | undefined>;

const countWorkforce =
  (elsewhere: OutElsewhere): Count =>
  async (db, { area, period }) => {
    const working = await workingOn(elsewhere, area.area, period.to);
    if (!working?.persons) return undefined;
    const boards = [...working.boards];
    const counted = new PeopleInCells();
    counted.add(workingCells(working.people, await identitiesOf(db, boards, await pairedOf(db, boards))));
    return { ...stockPlan(working), place: placeOf("WORKFORCE", area.area), people: counted.people };
  };

const countRedundancies: Count = async (db, due) => ({
  ...REDUNDANCY_PLAN,
  place: placeOf("REDUNDANCY", due.area.area),
  people: await regionRedundancies(db, due),
});

const countFlows =
  (elsewhere: OutElsewhere): Count =>
  async (db, due) => {
    const { area, period } = due;
    const stocks = await stocksOut(elsewhere, area.area, period);
    const { boards, people } = await countedRegion(db, { ...due, stocks });
    return { ...(await flowPlan(boards, stocks)), place: placeOf("FLOWS", area.area), people };
  };

/** Gives out what is counted of a region, once it is complete. */
const release = (figures: MobilityDb, { area: name, period, today }: Turn, count: Count): Promise<void> =>
  giveOut(figures, {
    schema: "mobility",
    count: async (db) => {
      const [area] = await areasOf(db, period, [name]);
      if (!area || !isComplete(area, period, today)) return undefined;
      const counted = await count(db, { area, period });
      if (!counted) return undefined;
      const { place, people, ...plan } = counted;
      // Of nobody as of few: who is counted elsewhere is not to be told from nobody.
      if (people.length === 0 && coverageOf(area, period).boardsObserved === 0) return undefined;
      return {
        ...{ ...plan, place, on: period.to, afterRun: null, people },
        // A move between two boards is all the first one's, and is to be told as such.
        ...{ familyDimension: "BETWEEN", audiences: [SMALLEST, SMALLEST_BETWEEN_BOARDS] },
        ...{ ...heldAround(period.to), others: [] },
      };
    },
    outNow: async (db) => {
      const { rows } = await sql<{ out: number }>`select count(*) as out from mobility.figure_release`.execute(db);
      return rows[0]?.out ?? 0;
    },
    waitForTurn: async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext('mobility.figure_release'))`.execute(db);
    },
  });
