import { sql } from "kysely";
import type { CalendarDate } from "../values.js";
import { type FigureStore, tableOf } from "./store.js";

/** When a subgraph last went through all that it gives out of a day, whether anything came of it or not; undefined: never. */
export async function decidedAt(store: FigureStore, on: CalendarDate): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select decided_at as at from ${tableOf(store, "day")} where on_day = ${on}`.execute(store.db);
  return rows[0]?.at;
}

/** Notes that a subgraph has gone through all that it gives out of some days. */
export async function noteDecided(store: FigureStore, days: readonly CalendarDate[]): Promise<void> {
  await sql`
    insert into ${tableOf(store, "day")} (on_day, decided_at) select day, clock_timestamp() from unnest(${days}::date[]) day
    on conflict (on_day) do update set decided_at = excluded.decided_at`.execute(store.db);
}
