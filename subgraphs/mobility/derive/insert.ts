import type { ClientBase } from "pg";

/** Columns of a table by name: each with its type, and what of a thing goes into it. */
export type Columns<Thing> = Readonly<Record<string, readonly [type: string, value: (thing: Thing) => unknown]>>;

/** Rows that go out in one statement. */
const CHUNK = 10_000;

/** Adds a row for each of some things. */
export async function insertAll<Thing>(
  client: ClientBase,
  table: string,
  things: readonly Thing[],
  columns: Columns<Thing>,
): Promise<void> {
  const all = Object.values(columns);
  const lists = all.map(([type], index) => `$${index + 1}::${type}[]`).join(", ");
  for (let first = 0; first < things.length; first += CHUNK) {
    const chunk = things.slice(first, first + CHUNK);
    await client.query(
      `insert into ${table} (${Object.keys(columns).join(", ")}) select * from unnest(${lists})`,
      all.map(([, value]) => chunk.map(value)),
    );
  }
}
