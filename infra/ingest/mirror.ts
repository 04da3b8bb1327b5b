import { HubError } from "../errors.js";
import type { LoadContext, LoadCounts } from "../hub.js";

/** A table that holds one row per record of a kind, within a board; it has `board_no` and `run_id`. */
export interface Mirrored {
  /** `staff.unit`. */
  readonly table: string;
  /** Columns of its key within the board, each with its staging column: `{ number: "member_number" }`. */
  readonly key: Readonly<Record<string, string>>;
  /** Columns with the same name in both. */
  readonly columns: readonly string[];
}

/** `t` + `name`, `city` → `(t.name, t.city)`: a row value, to compare with `is distinct from`. */
export const rowOf = (alias: string, columns: readonly string[]): string =>
  `(${columns.map((column) => `${alias}.${column}`).join(", ")})`;

/** `name = s.name, city = s.city`: what an update sets. */
export const assignments = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${alias}.${column}`).join(", ");

/**
 * Brings a board's rows to what was delivered, in the loader's transaction. Rows that are as they were are not
 * rewritten; rows that were not delivered go only when the delivery covers everything, and none that was refused.
 * @throws USAGE when no board delivers.
 */
export async function mirror(context: LoadContext, { table, key, columns }: Mirrored): Promise<LoadCounts> {
  const { client, board, staged, refused, runId, coverage } = context;
  if (board === null) throw new HubError("USAGE", `${table}: a delivery without a board. Expected --board.`);
  const same = `t.board_no = $1 and ${Object.entries(key)
    .map(([column, stagedColumn]) => `t.${column} = s.${stagedColumn}`)
    .join(" and ")}`;
  const changed = await client.query(
    `update ${table} t set ${assignments("s", columns)}, run_id = $2 from ${staged} s
     where ${same} and ${rowOf("t", columns)} is distinct from ${rowOf("s", columns)}`,
    [board, runId],
  );
  const stagedKey = Object.values(key).map((column) => `s.${column}`);
  const added = await client.query(
    `insert into ${table} (board_no, ${[...Object.keys(key), ...columns].join(", ")}, run_id)
     select $1, ${[...stagedKey, ...columns.map((column) => `s.${column}`)].join(", ")}, $2 from ${staged} s
     where not exists (select from ${table} t where ${same})`,
    [board, runId],
  );
  const removed =
    coverage === "full"
      ? await client.query(
          `delete from ${table} t where t.board_no = $1 and not exists (select from ${staged} s where ${same})
             and not exists (select from ${refused} s where ${same})`,
          [board],
        )
      : undefined;
  const { rows } = await client.query<{ count: number }>(`select count(*) from ${staged}`);
  const counts = { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed: removed?.rowCount ?? 0 };
  return { ...counts, unchanged: (rows[0]?.count ?? 0) - counts.added - counts.changed };
}
