import { type RawBuilder, sql } from "kysely";
import type { CalendarDate } from "../values.js";
import type { Out, People } from "./beside.js";
import { columnsOf } from "./columns.js";
import { type FigureStore, type PublishedCell, tableOf } from "./store.js";

/** A release that a new one is held against. */
export interface Held {
  readonly id: number;
  readonly place: string;
  readonly on: CalendarDate;
  readonly people: readonly People[];
  /** The cells that are out, table by table, by audience. */
  readonly tables: readonly HeldTable[];
}

interface HeldTable {
  readonly smallest: number;
  readonly dimensions: readonly string[];
  readonly bands: string | null;
  /** Keys of the cells that are out. */
  readonly keys: readonly PublishedCell["key"][];
}

/** The newest release of a place and a day; undefined: there is none. */
export async function lastRelease(
  store: FigureStore,
  { place, on }: Pick<Held, "place" | "on">,
): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select ${contentsOf(store)} from ${tableOf(store, "release")} r where r.place = ${place} and r.on_day = ${on}
    order by r.id desc limit 1`.execute(store.db);
  return rows[0];
}

/**
 * The releases of days from `from` to `until` in which any of the people are, and those in which others of these releases
 * are, with who is in them; in order of release. Places further off are not looked at: see README.md.
 */
export async function heldBeside(
  store: FigureStore,
  people: readonly People[],
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
): Promise<Held[]> {
  const inTime = sql`select id from ${tableOf(store, "release")} where on_day between ${from} and ${until}`;
  const families = [...new Set(people.map(({ family }) => family))];
  const { rows } = await sql<Held>`
    with mine as (select unnest(${people.flatMap((one) => one.people)}::text[]) as person),
    near as materialized (${sharing(
      store,
      sql`mine`,
      sql`
      p.release_id in (${inTime}) and p.family = any (${families})`,
    )}),
    theirs as (
      select distinct family, person from ${tableOf(store, "people")} p cross join lateral unnest(p.people) as person
      where p.release_id in (select release_id from near)),
    far as materialized (${sharing(
      store,
      sql`theirs`,
      sql`
      p.release_id in (${inTime}) and p.family in (select family from theirs)`,
    )})
    select ${contentsOf(store)} from ${tableOf(store, "release")} r
    where r.id in (select release_id from near union select release_id from far) order by r.id`.execute(store.db);
  return rows;
}

/** A release (`r`) with who is in it, and what of it is out. */
const contentsOf = (store: FigureStore) => sql`
  r.id, r.place, r.on_day as "on", (
    select jsonb_agg(jsonb_build_object('family', p.family, 'parts', p.parts, 'people', p.people) order by p.number)
    from ${tableOf(store, "people")} p where p.release_id = r.id) as people, (
    select coalesce(jsonb_agg(jsonb_build_object('smallest', t.smallest, 'dimensions', t.dimensions, 'bands', t.bands, 'keys',
      (select coalesce(jsonb_agg(c.key order by c.position), '[]') from ${tableOf(store, "cell")} c
       where c.table_id = t.id and c.why is null)) order by t.id), '[]')
    from ${tableOf(store, "table")} t where t.release_id = r.id) as tables`;

/** The releases in which any of some people are. */
const sharing = (store: FigureStore, people: RawBuilder<unknown>, which: RawBuilder<unknown>) => sql`
  select distinct p.release_id from ${tableOf(store, "people")} p cross join lateral unnest(p.people) as person
  where ${which} and person in (select person from ${people})`;

/** A release as figures that are out: what those of several audiences see is one figure, for the largest. */
export function outOf({ people, tables }: Held): Out {
  const counted = people.map(({ family, parts, people: all }) => ({ persons: all.length, family, parts }));
  const each = tables
    .toSorted((one, other) => other.smallest - one.smallest)
    .map((table, at, all) => {
      const seen = new Set(
        all
          .slice(0, at)
          .filter(sameAs(table))
          .flatMap(({ keys }) => keys.map(keyOf)),
      );
      return { ...table, keys: table.keys.filter((key) => !seen.has(keyOf(key))) };
    });
  const { columns, alike } = columnsOf(counted, each);
  return {
    smallest: columns.map(({ table }) => each[table]?.smallest as number),
    groups: people.flatMap(({ family, people: all }, at) => {
      const { columns: places = [], adds = [] } = alike[at] ?? {};
      return places.length === 0 ? [] : [{ family, people: all, columns: places, adds }];
    }),
  };
}

const keyOf = (key: PublishedCell["key"]): string => JSON.stringify(key);

const sameAs =
  ({ dimensions, bands }: HeldTable) =>
  (other: HeldTable): boolean =>
    other.bands === bands && other.dimensions.join() === dimensions.join();
