import type { LoadedRun } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { addLeftOut } from "./left-out.js";
import { findLines } from "./lines.js";
import { findPeople } from "./people.js";

/** Days before the first observed one of which it is said who worked where: they explain what comes later. */
const DAYS_BEFORE = 400;

/**
 * Sees to it that `offered_person`, `offered_line`, `offered_size` and `offered_busy` are there, the same for all that is offered of people:
 * of those of whom the run changed anything; of everybody where the first observed day is another one than before.
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
    await addLeftOut(client, run, since);
    await findBusy(client);
  }
  return since;
}

/**
 * Makes the temporary tables `offered_size`, how many lines somebody has, and `offered_busy`, who has several. Most people
 * have one employment with one line.
 */
async function findBusy(client: ClientBase): Promise<void> {
  await client.query(
    `create temp table offered_size on commit drop as
     select member_number, count(*) as lines from offered_line group by member_number;
     create temp table offered_busy on commit drop as select member_number from offered_size where lines > 1;
     analyze offered_line (member_number); analyze offered_size; analyze offered_busy`,
  );
}
