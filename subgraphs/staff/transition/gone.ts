import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";

/**
 * Those of several boards (a list) that have gone over into another one as a whole by a day, to be read from. Nobody is
 * theirs from then on: they deliver no more, so that their last delivery has people who are the other board's.
 */
export const goneBy = (boards: RawBuilder<unknown>, on: CalendarDate): RawBuilder<unknown> => sql`
  (select t.from_no from staff.organisation_transition t
  where t.from_no = any (${boards}) and t.complete and t.on_day <= ${on})`;
