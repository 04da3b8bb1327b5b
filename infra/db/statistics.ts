import type { ClientBase } from "pg";

/** Share by which a table may outgrow what the planner knows of it. */
const STALE = 0.2;

/**
 * Tells the query planner about tables that have grown or shrunk since it last looked; costs nothing otherwise.
 * Right after a load it would else guess from empty tables: a join of a millisecond took forty. Works inside the
 * transaction that loads, under the role that owns the schema.
 */
export async function refreshStatistics(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = $1::regnamespace and relkind = 'r'
       and abs(pg_relation_size(oid) / current_setting('block_size')::int - relpages) > $2::float8 * relpages`,
    [schema, STALE],
  );
  if (rows.length > 0) await client.query(`analyze ${rows.map(({ name }) => name).join(", ")}`);
}
