import type { LoadedRun } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { findLines } from "./lines.js";
import { findPeople } from "./people.js";

/** Days before the first observed one of which it is said who worked where: they explain what comes later. */
const DAYS_BEFORE = 400;

/**
 * Sees to it that `offered_person` and `offered_line` are there, which are the same for all that is offered of people: of
 * those of whom the run changed anything; of everybody where the first observed day is another one than before.
 * @returns the first day that is told of
 */
export async function prepareLines(
  client: ClientBase,
  run: LoadedRun,
  scope: "changed" | "all",
): Promise<CalendarDate> {
  const { rows } = await client.query<{ since: CalendarDate; isNew: boolean; isThere: boolean }>(
    `select from_on - ${DAYS_BEFORE} as since, from_run_id = $2 as "isNew",
       to_regclass('pg_temp.offered_line') is not null as "isThere"
     from staff.observed where board_no = $1`,
    [run.board, run.runId],
  );
  const { since, isNew, isThere } = rows[0] as (typeof rows)[0];
  if (!isThere) {
    await findPeople(client, run, scope === "all" || isNew);
    await findLines(client, run, since);
  }
  return since;
}
