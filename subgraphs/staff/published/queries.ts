import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";

/** What is counted in a table, of whom and for whom. */
export interface TableName {
  /** Scheme and code of the place: `ARBEIDSMARKTREGIO AM03`. */
  readonly place: string;
  readonly on: CalendarDate;
  /** Fewest people that those who see it may be told of. */
  readonly smallest: number;
  /** What it is counted by, in any order; none: everybody. */
  readonly dimensions: readonly string[];
  /** Scheme of its age bands; null: not by age. */
  readonly bands: string | null;
}

/** Why a cell is not out. */
export type WhyHidden = "SUPPRESSED" | "DOMINANCE" | "COMPLEMENTARY";

/** A cell that is to be given out, or that is not. */
export type NewCell = { readonly key: readonly string[] } & (
  | { readonly persons: number; readonly employments: number; readonly fteTenThousandths: number }
  | { readonly why: WhyHidden }
);

/** A table that is to be given out, with every cell that it may have, in the order of release. */
export interface NewTable extends TableName {
  /** Newest delivery that was counted; null: none is known. */
  readonly afterRun: number | null;
  readonly cells: readonly NewCell[];
}

/** A cell as it was given out: the three figures, or why there are none. */
interface PublishedCell {
  /** A code per dimension of the table, in its order. */
  readonly key: readonly string[];
  readonly persons: number | null;
  readonly employments: number | null;
  /** Two decimals. */
  readonly fte: Decimal | null;
  readonly why: WhyHidden | null;
}

/** A table as it was given out. */
export interface PublishedTable {
  readonly dimensions: readonly string[];
  readonly bands: string | null;
  readonly afterRun: number | null;
  readonly cells: readonly PublishedCell[];
}

/** Gives tables out, all or none; they can never be taken back. Under the login that counts. */
export async function publish(figures: StaffDb, tables: readonly NewTable[]): Promise<void> {
  await figures.transaction().execute(async (db) => {
    for (const { place, on, smallest, dimensions, bands, afterRun, cells } of tables) {
      await sql`
        with added as (
          insert into staff.figure_table (place, on_day, smallest, dimensions, bands, after_run_id)
          values (${place}, ${on}, ${smallest}, ${dimensions}, ${bands}, ${afterRun}) returning id)
        insert into staff.figure_cell (table_id, position, key, persons, employments, fte, why)
        select added.id, c.position, c.key, c.persons, c.employments, c.amount / 10000.0, c.why
        from added, rows from (jsonb_to_recordset(${JSON.stringify(cells)}::jsonb)
            as (key text[], persons int, employments int, "fteTenThousandths" bigint, why text))
          with ordinality as c (key, persons, employments, amount, why, position)`.execute(db);
    }
  });
}

/** The newest table of a name with its cells in the order of release; undefined: there is none. One statement. */
export async function findPublished(figures: StaffDb, name: TableName): Promise<PublishedTable | undefined> {
  const { rows } = await sql<PublishedTable>`
    select t.dimensions, t.bands, t.after_run_id as "afterRun", (
      select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'persons', c.persons, 'employments', c.employments,
        'fte', c.fte::text, 'why', c.why) order by c.position), '[]') from staff.figure_cell c where c.table_id = t.id) as cells
    from staff.figure_table t
    where t.place = ${name.place} and t.on_day = ${name.on} and t.smallest = ${name.smallest}
      and t.dimensions @> ${name.dimensions}::text[] and t.dimensions <@ ${name.dimensions}::text[]
      and t.bands is not distinct from ${name.bands}
    order by t.id desc limit 1`.execute(figures);
  return rows[0];
}

/** What tables of a place there are for those who may be told of so few, newest day first, as they were given out. */
export async function listPublished(figures: StaffDb, place: string, smallest: number): Promise<TableName[]> {
  const { rows } = await sql<TableName>`
    select place, on_day as "on", smallest, dimensions, bands from staff.figure_table
    where place = ${place} and smallest = ${smallest}
    group by place, on_day, smallest, dimensions, bands order by on_day desc, min(id)`.execute(figures);
  return rows;
}
