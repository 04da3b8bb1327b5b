import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";

/** Whether a row runs on the day: its first and its last day count. */
export const runsOn = (row: string, on: CalendarDate): RawBuilder<boolean> =>
  sql`${sql.raw(row)}.starts_on <= ${on} and coalesce(${sql.raw(row)}.ends_on, 'infinity') >= ${on}`;

/** Whether an employment counts on the day, as far as it says itself: trainees and hired people never do. */
export const countsOn = (employment: string, on: CalendarDate): RawBuilder<boolean> =>
  sql`${sql.raw(employment)}.contract_kind not in ('TRAINEE', 'EXTERNAL') and ${runsOn(employment, on)}`;
