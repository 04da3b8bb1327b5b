import { addMonths } from "@regiohub/infra/days";
import { giveOut } from "@regiohub/infra/figures/give-out";
import type { CalendarDate } from "@regiohub/infra/values";
import { SMALLEST, SMALLEST_BETWEEN_BOARDS } from "@regiohub/schema/access/audience";
import { daysGivenOut, heldAround, isWaitOver } from "@regiohub/schema/access/given-out";
import { sql } from "kysely";
import { regionFlows } from "../flow/region.js";
import type { Period } from "../period.js";
import { regionRedundancies } from "../redundancy/region.js";
import type { MobilityDb } from "../tables.js";
import { type Area, areasOn } from "./areas.js";
import { type CellOf, identitiesOf, peopleIn } from "./identities.js";
import { placeOf } from "./places.js";
import { flowPlan, REDUNDANCY_PLAN, type TablePlan } from "./plan.js";
import { storeOf } from "./store.js";

/**
 * Gives out what others see of the redundancies and flows of regions, of the last three years from 1 October to 1 October,
 * the latest first. What is out and stands is left as it is, so it may be broken off and done again.
 */
export async function releaseFigures(figures: MobilityDb, today: CalendarDate): Promise<void> {
  for (const period of years(today)) {
    for (const { area } of await areasOn(figures, period.to)) {
      await figures.transaction().execute(async (db) => {
        // Nobody else gives figures of these people out meanwhile; what they gave out before is seen behind the lock.
        await sql`select pg_advisory_xact_lock(hashtext('mobility.figure_release'))`.execute(db);
        const [found] = await areasOn(db, period.to, [area]);
        if (found && isComplete(found, period, today)) await releaseArea(db, found, period);
      });
    }
  }
}

const years = (today: CalendarDate): Period[] =>
  daysGivenOut(today)
    .toReversed()
    .map((to) => ({ from: addMonths(to, -12), to }));

/** Whether all boards that deliver have told of the end of the year, or had the time to. */
const isComplete = ({ boards }: Area, { to }: Period, today: CalendarDate): boolean =>
  boards.every(({ until }) => until === null || until >= to) || isWaitOver(to, today);

async function releaseArea(db: MobilityDb, area: Area, period: Period): Promise<void> {
  const identities = await identitiesOf(
    db,
    area.boards.map(({ board }) => board),
  );
  const redundancies = await regionRedundancies(db, { area, period }, identities);
  await release(db, placeOf("REDUNDANCY", area.area), { on: period.to, cells: redundancies, plan: REDUNDANCY_PLAN });
  const { boards, cells } = await regionFlows(db, { area, period }, identities);
  await release(db, placeOf("FLOWS", area.area), { on: period.to, cells, plan: await flowPlan(boards) });
}

interface Counted {
  readonly on: CalendarDate;
  readonly cells: readonly CellOf[];
  readonly plan: TablePlan;
}

async function release(db: MobilityDb, place: string, { on, cells, plan }: Counted): Promise<void> {
  if (cells.length === 0) return;
  await giveOut(storeOf(db), {
    ...{ place, on, afterRun: null, people: peopleIn(cells), ...plan },
    // A move between two boards is all the first one's, and is to be told as such.
    ...{ familyDimension: "BETWEEN", audiences: [SMALLEST, SMALLEST_BETWEEN_BOARDS] },
    ...{ ...heldAround(on), others: [] },
  });
}
