import type { ClientBase } from "pg";

/** Columns of a table by name: each with its type, and what of a thing goes into it. */
export type Columns<Thing> = Readonly<Record<string, readonly [type: string, value: (thing: Thing) => unknown]>>;

/** Rows that are to be added to a table. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly values: readonly unknown[] }[];
}

/** Rows that go out in one statement. */
const CHUNK = 10_000;

/** A row for each of some things. */
export const rowsOf = <Thing>(table: string, things: readonly Thing[], columns: Columns<Thing>): Rows => ({
  table,
  columns: Object.entries(columns).map(([name, [type, value]]) => ({ name, type, values: things.map(value) })),
});

/** Adds rows to tables, in one statement: while the database is at work on it nothing has to be said to it. */
export async function insertRows(client: ClientBase, ...rows: readonly Rows[]): Promise<void> {
  const lists: (readonly unknown[])[] = [];
  const inserts = rows.map(({ table, columns }) => {
    const names = columns.map(({ name }) => name);
    const parameters = columns.map(({ type, values }) => `$${lists.push(values)}::${type}[]`);
    return `insert into ${table} (${names.join(", ")}) select * from unnest(${parameters.join(", ")})`;
  });
  const parts = inserts.slice(0, -1).map((insert, index) => `rows_${index} as (${insert})`);
  await client.query(`${parts.length > 0 ? `with ${parts.join(", ")} ` : ""}${inserts.at(-1)}`, lists);
}

/** Adds a row for each of some things, however many there are. */
export async function insertAll<Thing>(
  client: ClientBase,
  table: string,
  things: readonly Thing[],
  columns: Columns<Thing>,
): Promise<void> {
  for (let first = 0; first < things.length; first += CHUNK) {
    await insertRows(client, rowsOf(table, things.slice(first, first + CHUNK), columns));
  }
}
