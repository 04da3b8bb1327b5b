import { noteDecided } from "@regiohub/infra/figures/decided";
import type { Elsewhere } from "@regiohub/infra/figures/elsewhere";
import type { TellStep } from "@regiohub/infra/steps";
import type { CalendarDate } from "@regiohub/infra/values";
import { daysGivenOut, olderDays, WAITING_DAYS } from "@regiohub/schema/access/given-out";
import { sql } from "kysely";
import { releaseExpertise } from "../expertise/release.js";
import type { StaffDb } from "../tables.js";
import { releaseTables } from "./release.js";
import { storeOf } from "./store.js";

/**
 * Gives out all tables that are due in a night: of the last three times 1 October, and of at most one older one, so that a
 * night takes as long whatever history boards deliver. What is out and stands is left as it is, so that it may be broken off
 * and done again.
 */
export async function releaseFigures(
  figures: StaffDb,
  today: CalendarDate,
  _elsewhere?: Elsewhere,
  tell?: TellStep,
): Promise<void> {
  const days = [...daysGivenOut(today).reverse(), ...(await olderDue(figures, today))];
  await releaseTables(figures, days, today, tell);
  await releaseExpertise(figures, days, today, tell);
  await noteDecided(storeOf(figures), days);
}

/**
 * The newest older day that deliveries tell of and that nobody went through since they do: a board may bring its history
 * later than others. One, or none.
 */
async function olderDue(figures: StaffDb, today: CalendarDate): Promise<CalendarDate[]> {
  const { rows } = await sql<{ on: CalendarDate }>`
    select older.on_day as on from unnest(${olderDays(today)}::date[]) older (on_day)
    left join staff.figure_day decided on decided.on_day = older.on_day
    where exists (
      select from staff.observed o left join staff.delivery d on d.board_no = o.board_no and d.run_id = o.from_run_id
      where o.from_on <= older.on_day + ${WAITING_DAYS}::int
        and (decided.on_day is null or d.loaded_at > decided.decided_at))
    order by 1 desc limit 1`.execute(figures);
  return rows.map(({ on }) => on);
}
