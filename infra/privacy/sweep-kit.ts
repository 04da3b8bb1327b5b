import type { ClientBase } from "pg";
import { forgetReadings } from "../audit/forget.js";
import { roleOf } from "../db/roles.js";
import { inTransaction } from "../db/transaction.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber, CalendarDate } from "../values.js";
import { holdsOn } from "./hold.js";

/** Rules that the kit itself keeps, for what belongs to no subgraph. Uploads go by the hour: `sweepUploads`. */
export const KIT_RULES = ["raw", "uploads", "read-log"] as const;

/** The end of a day in Amsterdam: what happened before is over on that day. */
const endOf = (parameter: string) => `(${parameter}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`;

/**
 * Takes away what runs of a board brought that ended on a day or before, with the keys that it was kept under: records,
 * keys of refused rows, cells. What is written down of the runs stays. Under the ingest's role.
 * @param board null: registers
 * @returns how many runs had something
 */
export async function sweepRaw(client: ClientBase, board: BoardNumber | null, day: CalendarDate): Promise<number> {
  const over = `select id from ingest.run where board is not distinct from $1 and finished_at < ${endOf("$2")}`;
  const { rows } = await client.query<{ id: number }>(
    `with gone as (
       delete from ingest.record_part where run_id in (${over}) returning run_id),
     refused as (
       delete from ingest.refused_key where run_id in (${over}) returning run_id),
     emptied as (
       update ingest.rejection set cells = null, sealed = null
       where (cells is not null or sealed is not null) and run_id in (${over}) returning run_id)
     select run_id as id from gone union select run_id from refused union select run_id from emptied`,
    [board, day],
  );
  await client.query(
    `with over as (
       update ingest.run r set key_id = null from (select id, key_id from ingest.run where key_id is not null) old
       where r.id = old.id and r.id in (${over}) returning old.key_id)
     insert into ingest.dead_key select key_id from over on conflict do nothing`,
    [board, day],
  );
  return rows.length;
}

/** Takes away readings of a day and before, as far as a seal tells where they end; none while anything is on hold. */
export async function sweepReadings(client: ClientBase, day: CalendarDate, today: CalendarDate): Promise<number> {
  const holds = await inTransaction(client, () => asIngest(client, () => holdsOn(client, today)));
  if (holds.length > 0) return 0;
  const { rows } = await client.query<{ at: Date }>(`select ${endOf("$1")} as at`, [day]);
  return forgetReadings(client, (rows[0] as { at: Date }).at);
}

/** How many readings there are of a day and before. */
export const countReadings = (client: ClientBase, day: CalendarDate): Promise<number> =>
  inTransaction(client, async () => {
    await client.query(`set local role ${roleOf("audit")}`);
    const { rows } = await client.query<{ count: number }>(
      `select count(*) as count from audit.reading where at < ${endOf("$1")}`,
      [day],
    );
    return rows[0]?.count ?? 0;
  });
