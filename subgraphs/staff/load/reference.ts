import type { ClientBase } from "pg";

/**
 * Inserts rows of a reference file into a table, as the file has them; an empty cell is null. What a delivery has
 * brought under the same key stays.
 * @param renamed columns that the table calls otherwise than the file
 */
export async function insertRows(
  client: ClientBase,
  table: string,
  renamed: Readonly<Record<string, string>>,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const list = columns.map((column) => renamed[column] ?? column).join(", ");
  const cells = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [renamed[column] ?? column, cell === "" ? null : cell]),
    ),
  );
  await client.query(
    `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1)
     on conflict do nothing`,
    [JSON.stringify(cells)],
  );
}
