import { sql } from "kysely";
import type { CalendarDate } from "../values.js";
import { type FigureStore, type PublishedCell, type PublishedTable, tableOf } from "./store.js";

/** A cell of a table that is out: which, not what it says. */
export type CellOut = Pick<PublishedTable, "dimensions"> & Pick<PublishedCell, "key">;

/** The cells that others gave out of a place, `SCHEME CODE`, on a day, for whomever; none: no table of it is out. */
export type OutElsewhere = (place: string, on: CalendarDate) => Promise<readonly CellOut[]>;

/** What other subgraphs give out, which anybody can put beside a subgraph's own. */
export interface Elsewhere {
  readonly cellsOut: OutElsewhere;
  /** When the last of those that note it had gone through all that it gives out of a day; undefined: one never has, or none notes it. */
  readonly decidedAt: (on: CalendarDate) => Promise<Date | undefined>;
}

/** The cells that are out of a place on a day, in any release and for any audience, each once. */
export async function cellsOut(store: FigureStore, place: string, on: CalendarDate): Promise<CellOut[]> {
  const { rows } = await sql<CellOut>`
    select distinct t.dimensions, c.key from ${tableOf(store, "release")} r
    join ${tableOf(store, "table")} t on t.release_id = r.id join ${tableOf(store, "cell")} c on c.table_id = t.id
    where r.place = ${place} and r.on_day = ${on} and c.why is null`.execute(store.db);
  return rows;
}
