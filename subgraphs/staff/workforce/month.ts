import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";

/**
 * Others count on the first of a month alone: days that lie close together tell who came or went between them. Not of a
 * month to come: what is given out stands, and would keep what that month really brings from being told.
 * @throws ARGUMENT_INVALID for any other day, and for years that no file is about.
 */
export function requireMonth(on: CalendarDate, today: CalendarDate): void {
  if (/^20\d{2}-\d{2}-01$/.test(on) && on <= today) return;
  throw new HubError(
    "ARGUMENT_INVALID",
    "on: others' staff is counted by month. Expected the first of a month, from 2000 until now.",
  );
}
