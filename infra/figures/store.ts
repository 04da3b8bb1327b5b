import { type QueryExecutorProvider, type RawBuilder, sql } from "kysely";
import { rowsOfEach } from "../graphql/each.js";
import type { CalendarDate } from "../values.js";
import type { People } from "./beside.js";
import type { NewTable } from "./tables.js";

/**
 * Where a subgraph keeps what it has given out: its schema, which has the tables `figure_release`, `figure_people`,
 * `figure_table`, `figure_cell` and `figure_day`. Over the login that counts.
 */
export interface FigureStore {
  readonly db: QueryExecutorProvider;
  readonly schema: string;
}

/** Tables of a place that are given out at once. */
export interface Release {
  /** Scheme and code: `SCHEME CODE`. */
  readonly place: string;
  /** The day that was counted, or the last one of the time that was. */
  readonly on: CalendarDate;
  /** Newest delivery that was counted; null: none is known. */
  readonly afterRun: number | null;
  /** Everybody who was counted. */
  readonly people: readonly People[];
  readonly tables: readonly NewTable[];
}

/** What is counted in a table, of whom and for whom. */
export interface TableName extends Pick<Release, "place" | "on">, Pick<NewTable, "smallest" | "bands"> {
  /** In any order. */
  readonly dimensions: readonly string[];
}

/**
 * A cell as it was given out: a whole number per measure, or that there is none. Whether it is itself of few people, or would
 * tell of few beside others, is kept and told to nobody: with the others it would bound how many they are.
 */
export interface PublishedCell {
  /** A code per dimension of the table, in its order. */
  readonly key: readonly string[];
  readonly amounts: readonly number[] | null;
  readonly why: "SUPPRESSED" | null;
}

/** A table as it was given out. */
export interface PublishedTable {
  readonly dimensions: readonly string[];
  readonly bands: string | null;
  readonly afterRun: number | null;
  readonly releasedAt: Date;
  /** What everybody of the release adds up to, where that is out for the same people. */
  readonly whole: readonly number[] | null;
  readonly cells: readonly PublishedCell[];
}

const TOLD_WHY = sql.raw("case when c.why is not null then 'SUPPRESSED' end");

/** One of the tables. */
export const tableOf = (
  { schema }: FigureStore,
  table: "release" | "people" | "table" | "cell" | "day",
): RawBuilder<unknown> => sql.raw(`${schema}.figure_${table}`);

/** Kinds of people that are written in one statement: all of a large region's are more than a `jsonb` can hold. */
const AT_ONCE = 20_000;

/** Gives tables out, and keeps who was counted in them; they can never be taken back. In a transaction: all or none. */
export async function publish(store: FigureStore, { place, on, afterRun, people, tables }: Release): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into ${tableOf(store, "release")} (place, on_day, after_run_id) values (${place}, ${on}, ${afterRun})
    returning id`.execute(store.db);
  const release = rows[0]?.id;
  for (let done = 0; done < people.length; done += AT_ONCE) {
    const some = JSON.stringify(people.slice(done, done + AT_ONCE));
    await sql`
      insert into ${tableOf(store, "people")} (release_id, number, family, parts, people)
      select ${release}, ${done} + number, family, parts, people from rows from (jsonb_to_recordset(${some}::jsonb)
        as (family text, parts jsonb, people text[])) with ordinality as p (family, parts, people, number)`.execute(
      store.db,
    );
  }
  for (const { smallest, dimensions, bands, cells } of tables) {
    await sql`
      with added as (
        insert into ${tableOf(store, "table")} (release_id, smallest, dimensions, bands)
        values (${release}, ${smallest}, ${dimensions}, ${bands}) returning id)
      insert into ${tableOf(store, "cell")} (table_id, position, key, amounts, why)
      select added.id, c.position, c.key, c.amounts, c.why
      from added, rows from (jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as (key text[], amounts bigint[], why text))
        with ordinality as c (key, amounts, why, position)`.execute(store.db);
  }
}

/**
 * The newest table of a name at each of several places, with its cells in the order of release; undefined where there is
 * none. One statement.
 */
export async function findPublished(
  store: FigureStore,
  places: readonly string[],
  { on, smallest, dimensions, bands }: Omit<TableName, "place">,
): Promise<(PublishedTable | undefined)[]> {
  const each = await rowsOfEach(
    store.db,
    places,
    sql<PublishedTable>`
      select t.dimensions, t.bands, r.after_run_id as "afterRun", r.released_at as "releasedAt", r.id as _order, (
        select to_jsonb(c.amounts) from ${tableOf(store, "table")} w join ${tableOf(store, "cell")} c on c.table_id = w.id
        where w.release_id = r.id and w.smallest = t.smallest and w.dimensions = '{}') as whole, (
        select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'amounts', c.amounts, 'why', ${TOLD_WHY}) order by c.position), '[]')
        from ${tableOf(store, "cell")} c where c.table_id = t.id) as cells
      from ${tableOf(store, "release")} r join ${tableOf(store, "table")} t on t.release_id = r.id
      where r.place = wanted.key and r.on_day = ${on} and t.smallest = ${smallest}
        and t.dimensions @> ${dimensions}::text[] and t.dimensions <@ ${dimensions}::text[]
        and t.bands is not distinct from ${bands}
      order by r.id desc limit 1`,
  );
  return each.map(([table]) => table);
}

/** A place, for those who may be told of so few. */
type Seen = Pick<TableName, "place" | "smallest">;

/** All tables of the newest release of each of several places; none where nothing is out. One statement. */
export async function findAllPublished(
  store: FigureStore,
  seen: readonly Seen[],
  on: CalendarDate,
): Promise<(readonly Pick<PublishedTable, "dimensions" | "bands" | "cells">[])[]> {
  const { rows } = await sql<{ tables: PublishedTable[] | null }>`
    select (
      select jsonb_agg(jsonb_build_object('dimensions', t.dimensions, 'bands', t.bands, 'cells', (
        select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'amounts', c.amounts, 'why', ${TOLD_WHY}) order by c.position), '[]')
        from ${tableOf(store, "cell")} c where c.table_id = t.id)) order by t.id)
      from ${tableOf(store, "table")} t where t.smallest = wanted.smallest and t.release_id = (
        select max(r.id) from ${tableOf(store, "release")} r join ${tableOf(store, "table")} own on own.release_id = r.id
        where r.place = wanted.place and r.on_day = ${on} and own.smallest = wanted.smallest)) as tables
    from unnest(${seen.map(({ place }) => place)}::text[], ${seen.map(({ smallest }) => smallest)}::int[])
      with ordinality as wanted (place, smallest, number)
    order by wanted.number`.execute(store.db);
  return rows.map(({ tables }) => tables ?? []);
}

/** What tables of a place there are for those who may be told of so few, newest day first, as they were given out. */
export async function listPublished(
  store: FigureStore,
  { place, smallest }: Seen,
  limit: number,
): Promise<TableName[]> {
  const { rows } = await sql<TableName>`
    select r.place, r.on_day as "on", t.smallest, t.dimensions, t.bands
    from ${tableOf(store, "release")} r join ${tableOf(store, "table")} t on t.release_id = r.id
    where r.place = ${place} and t.smallest = ${smallest} and exists (
      select from ${tableOf(store, "table")} o join ${tableOf(store, "cell")} c on c.table_id = o.id
      where o.release_id = r.id and o.smallest = t.smallest and c.why is null)
    group by 1, 2, 3, 4, 5 order by r.on_day desc, min(t.id) limit ${limit}`.execute(store.db);
  return rows;
}
