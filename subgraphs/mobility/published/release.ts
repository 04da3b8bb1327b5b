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
import { countedRegion, FLOWS, WORKFORCE } from "../flow/region.js";
import type { Period } from "../period.js";
import { regionRedundancies } from "../redundancy/region.js";
import type { MobilityDb } from "../tables.js";
import { type Area, areasOf } from "./areas.js";
import { placeOf } from "./places.js";
import { flowPlan, REDUNDANCY_PLAN, type TablePlan } from "./plan.js";
import { groupsOut, stockPlan, stocksOut } from "./stocks.js";
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
  const { cellsOut } = elsewhere;
  for (const counts of [[countWorkforce(cellsOut)], [countRedundancies, countFlows(cellsOut)]]) {
    for (const period of days.map(yearUntil)) {
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

type Count = (db: MobilityDb, due: Due) => Promise<Counted>;

const countWorkforce =
  (elsewhere: OutElsewhere): Count =>
  async (db, due) => {
    const { area, period } = due;
    const groups = await groupsOut(elsewhere, area.area, period.to);
    const people = groups.size > 0 ? (await countedRegion(db, { ...due, counting: WORKFORCE })).people : [];
    return { ...stockPlan(groups), place: placeOf("WORKFORCE", area.area), people };
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
    const { boards, people } = await countedRegion(db, { ...due, counting: FLOWS });
    const plan = await flowPlan(boards, await stocksOut(elsewhere, area.area, period));
    return { ...plan, place: placeOf("FLOWS", area.area), people };
  };

/** Gives out what is counted of a region, once it is complete. */
const release = (figures: MobilityDb, { area: name, period, today }: Turn, count: Count): Promise<void> =>
  giveOut(figures, {
    schema: "mobility",
    count: async (db) => {
      const [area] = await areasOf(db, period, [name]);
      if (!area || !isComplete(area, period, today)) return undefined;
      const { place, people, planned, codes } = await count(db, { area, period });
      if (people.length === 0) return undefined;
      return {
        ...{ place, on: period.to, afterRun: null, people, planned, codes },
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
