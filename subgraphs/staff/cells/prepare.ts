import { inSteps, type TellStep } from "@regiohub/infra/steps";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { YEARS_AT_HAND } from "@regiohub/schema/access/given-out";
import { lastOctobers } from "@regiohub/schema/octobers";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { batchesOf } from "./batches.js";
import { layDays, sweepDays } from "./lay.js";

/**
 * Counts what is asked for often and not there as of the latest deliveries: the first of this month, and 1 October of 15
 * years; takes away days that were counted long ago.
 */
export async function prepareCells(figures: StaffDb, today: CalendarDate, tell: TellStep): Promise<void> {
  await sweepDays(figures);
  const { rows } = await sql<{ board: BoardNumber }>`
    select number as board from staff.board where delivers order by number`.execute(figures);
  const boards = rows.map(({ board }) => board);
  for (const day of inSteps(daysAtHand(today), tell, String)) {
    for (const some of batchesOf(boards)) await layDays(figures, some, day);
  }
}

/** The days that are kept at hand, latest first. */
export function daysAtHand(today: CalendarDate): CalendarDate[] {
  const month = `${today.slice(0, 8)}01`;
  return [...new Set([month, ...lastOctobers(today, YEARS_AT_HAND).reverse()])];
}
