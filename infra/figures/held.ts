import { sql } from "kysely";
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
  const { rows } = await sql<{ id: number }>`
    select max(id) as id from ${tableOf(store, "release")} where place = ${place} and on_day = ${on}
    having count(*) > 0`.execute(store.db);
  return rows[0] && (await readRelease(store, rows[0].id));
}

/**
 * The releases of days from `from` to `until` in which any of the people are, and those in which others of these releases
 * are, with who is in them; one at a time, as all of a large region may be too many at once. Places further off are not
 * looked at: see README.md.
 */
export async function* heldBeside(
  store: FigureStore,
  people: readonly People[],
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
): AsyncGenerator<Held> {
  const { rows } = await sql<{ id: number }>`
    select id from ${tableOf(store, "release")} where on_day between ${from} and ${until} order by id`.execute(
    store.db,
  );
  const inTime = rows.map(({ id }) => id);
  const near = await sharing(store, inTime, people);
  const theirs = new Map<string, Set<string>>();
  for (const id of near) {
    const held = await readRelease(store, id);
    for (const one of held.people) {
      const known = theirs.get(one.family) ?? new Set();
      theirs.set(one.family, known);
      for (const person of one.people) known.add(person);
    }
    yield held;
  }
  const others = inTime.filter((id) => !near.includes(id));
  const neighbours = theirs.entries().map(([family, persons]) => ({ family, people: [...persons] }));
  for (const id of await sharing(store, others, [...neighbours])) yield await readRelease(store, id);
}

/** People who are looked for in one statement: nearly always, some of the first are in every release that any are in. */
const LOOKED_FOR = 100_000;

/**
 * Those of some releases in which any of some people are, in order of release. The people are compared as a list that
 * stands in the statement: that takes one look at each, whatever the database knows of its tables.
 */
async function sharing(
  store: FigureStore,
  releases: readonly number[],
  people: readonly Pick<People, "family" | "people">[],
): Promise<number[]> {
  const families = [...new Set(people.map(({ family }) => family))];
  const persons = people.flatMap((one) => one.people);
  const found = new Set<number>();
  for (let from = 0; from < persons.length && found.size < releases.length; from += LOOKED_FOR) {
    const { rows } = await sql<{ id: number }>`
      with wanted as materialized (
        select distinct unnest(${persons.slice(from, from + LOOKED_FOR)}::text[]) as person)
      select distinct p.release_id as id from ${tableOf(store, "people")} p cross join lateral unnest(p.people) as person
        join wanted using (person)
      where p.release_id = any (${releases.filter((id) => !found.has(id))}) and p.family = any (${families})`.execute(
      store.db,
    );
    for (const { id } of rows) found.add(id);
  }
  return releases.filter((id) => found.has(id));
}

/** A release with who is in it, and what of it is out. */
async function readRelease(store: FigureStore, id: number): Promise<Held> {
  const { rows } = await sql<Omit<Held, "people">>`
    select r.id, r.place, r.on_day as "on", (
      select coalesce(jsonb_agg(jsonb_build_object('smallest', t.smallest, 'dimensions', t.dimensions, 'bands', t.bands, 'keys',
        (select coalesce(jsonb_agg(c.key order by c.position), '[]') from ${tableOf(store, "cell")} c
         where c.table_id = t.id and c.why is null)) order by t.id), '[]')
      from ${tableOf(store, "table")} t where t.release_id = r.id) as tables
    from ${tableOf(store, "release")} r where r.id = ${id}`.execute(store.db);
  return { ...(rows[0] as Omit<Held, "people">), people: await peopleOf(store, id) };
}

/** People of a release that are read in one statement. */
const AT_ONCE = 20_000;

/** Who is in a release; those who count as others do share what they count as, as there are many more people than ways to. */
async function peopleOf(store: FigureStore, id: number): Promise<People[]> {
  const known = new Map<string, People["parts"]>();
  const people: People[] = [];
  for (;;) {
    const { rows } = await sql<Omit<People, "parts"> & { parts: string }>`
      select family, parts::text as parts, people from ${tableOf(store, "people")}
      where release_id = ${id} and number > ${people.length} and number <= ${people.length + AT_ONCE}
      order by number`.execute(store.db);
    if (rows.length === 0) return people;
    for (const { parts: text, ...one } of rows) {
      const parts = known.get(text) ?? (JSON.parse(text) as People["parts"]);
      known.set(text, parts);
      people.push({ ...one, parts });
    }
  }
}

/** A release as figures that are out: what those of several audiences see is one figure, for the largest. */
export function outOf({ people, tables }: Held): Out {
  const counted = people.map(({ family, parts, people: all }) => ({ persons: all.length, family, parts }));
  const said = saidOf(people);
  const each = tables
    .toSorted((one, other) => other.smallest - one.smallest)
    .map((table, at, all) => {
      const seen = new Set(
        all
          .slice(0, at)
          .filter(sameAs(table))
          .flatMap(({ keys }) => keys.map(keyOf)),
      );
      const keys = table.keys.filter((key) => !seen.has(keyOf(key)));
      return { ...table, keys, byFamily: table.dimensions.some((dimension) => !said.has(dimension)) };
    });
  const { columns, alike } = columnsOf(counted, each);
  return {
    smallest: columns.map(({ table }) => each[table]?.smallest as number),
    groups: people.flatMap(({ family, people: all }, at) => {
      const { columns: places = [], adds = [], own, family: familyPlaces } = alike[at] ?? {};
      if (places.length === 0 && !own) return [];
      return [{ family, people: all, columns: places, adds, ...(own && { own, places: familyPlaces ?? [] }) }];
    }),
  };
}

/** The dimensions of which anybody's code is said; of another one everybody's is their family. */
const saidOf = (people: readonly People[]): Set<string> =>
  new Set([...new Set(people.map(({ parts }) => parts))].flat().flatMap(({ is }) => Object.keys(is)));

const keyOf = (key: PublishedCell["key"]): string => JSON.stringify(key);

const sameAs =
  ({ dimensions, bands }: HeldTable) =>
  (other: HeldTable): boolean =>
    other.bands === bands && other.dimensions.join() === dimensions.join();
