import { type Expression, type QueryExecutorProvider, type RawBuilder, sql } from "kysely";

/**
 * The rows of a query for each of several keys, in the order of the keys; one statement.
 * @param query what to run per key; it names the key as `wanted.key`
 * @param order order of the rows of a key, over the query's own columns as `own`; by default its column `_order`
 * @param limit most rows of all keys together; by default all
 */
export async function rowsOfEach<Row extends object>(
  db: QueryExecutorProvider,
  keys: readonly string[],
  query: Expression<Row>,
  order: RawBuilder<unknown> = sql`own._order`,
  limit: number | null = null,
): Promise<Row[][]> {
  const { rows } = await sql<Row & { _place: number }>`
    select wanted.place::int as _place, own.*
    from unnest(${keys}::text[]) with ordinality as wanted (key, place)
    cross join lateral (${query}) own
    order by wanted.place, ${order} ${limit === null ? sql`` : sql`limit ${limit}`}
  `.execute(db);
  const byPlace = Map.groupBy(rows, (row) => row._place);
  return keys.map((_, index) => byPlace.get(index + 1) ?? []);
}

/** A number per key, in the order of the keys; 0 where the query gives no row; one statement. */
export async function countOfEach(
  db: QueryExecutorProvider,
  keys: readonly string[],
  query: Expression<{ key: string | null; count: number }>,
): Promise<number[]> {
  const { rows } = await sql<{ key: string | null; count: number }>`select * from (${query}) counted`.execute(db);
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return keys.map((key) => counts.get(key) ?? 0);
}

/** Values in the order of their keys; undefined where there is none. */
export function inOrder<T>(
  keys: readonly string[],
  values: readonly T[],
  keyOf: (value: T) => string,
): (T | undefined)[] {
  const byKey = new Map(values.map((value) => [keyOf(value), value]));
  return keys.map((key) => byKey.get(key));
}
