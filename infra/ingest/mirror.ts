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

/** `t` + `name`, `city` → `t.name, t.city`: what is selected. */
export const listOf = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(", ");

/** `t` + `name`, `city` → `(t.name, t.city)`: a row value, to compare with `is distinct from`. */
export const rowOf = (alias: string, columns: readonly string[]): string => `(${listOf(alias, columns)})`;

/** `name = s.name, city = s.city`: what an update sets. */
export const assignments = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${alias}.${column}`).join(", ");

/**
 * Brings a board's rows to what was delivered, in the loader's transaction. Rows that are as they were are not
 * rewritten; rows that were not delivered go only when the delivery covers everything, and none that was refused.
 * @throws USAGE when no board delivers.
 */
export async function mirror(context: LoadContext, mirrored: Mirrored): Promise<LoadCounts> {
  const { board, staged, coverage } = context;
  if (board === null) throw new HubError("USAGE", `${mirrored.table}: a delivery without a board. Expected --board.`);
  const { known, delivered } = await countRows(context, mirrored);
  // Nothing to compare with: that would take as long as the writing.
  if (known === 0) return { added: await insertRows(context, mirrored, staged), changed: 0, removed: 0, unchanged: 0 };
  const { added, changed } = await applyDifference(context, mirrored);
  const isEachDelivered = delivered - added === known;
  const removed = coverage === "full" && !isEachDelivered ? await removeRows(context, mirrored) : 0;
  return { added, changed, removed, unchanged: delivered - added - changed };
}

/** Rows that the board has in a table, and rows that were delivered. */
async function countRows({ client, board, staged }: LoadContext, { table }: Mirrored) {
  const { rows } = await client.query<{ known: number; delivered: number }>(
    `select (select count(*) from ${table} where board_no = $1) as known, (select count(*) from ${staged}) as delivered`,
    [board],
  );
  return rows[0] as { known: number; delivered: number };
}

/** Compares once, in a table of what differs: most of a delivery is as it was. */
async function applyDifference(context: LoadContext, mirrored: Mirrored) {
  const { client, board, staged, runId } = context;
  const { table, key, columns } = mirrored;
  const { rowCount: differing } = await client.query(
    `create temp table mirror_diff on commit drop as
     select s.*, t.board_no is null as is_new
     from ${staged} s left join ${table} t on ${sameRow(key)}
     where t.board_no is null or ${rowOf("t", columns)} is distinct from ${rowOf("s", columns)}`,
    [board],
  );
  const added = differing === 0 ? 0 : await insertRows(context, mirrored, "mirror_diff", "where s.is_new");
  if (added !== differing) {
    await client.query(
      `update ${table} t set ${assignments("s", columns)}, run_id = $2 from mirror_diff s
       where not s.is_new and ${sameRow(key)}`,
      [board, runId],
    );
  }
  await client.query("drop table mirror_diff");
  return { added, changed: (differing ?? 0) - added };
}

async function insertRows(
  { client, board, runId }: LoadContext,
  { table, key, columns }: Mirrored,
  from: string,
  which = "",
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into ${table} (board_no, ${[...Object.keys(key), ...columns].join(", ")}, run_id)
     select $1, ${listOf("s", [...Object.values(key), ...columns])}, $2 from ${from} s ${which}`,
    [board, runId],
  );
  return rowCount ?? 0;
}

async function removeRows({ client, board, staged, refused }: LoadContext, { table, key }: Mirrored): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${table} t where t.board_no = $1 and not exists (select from ${staged} s where ${sameRow(key)})
       and not exists (select from ${refused} s where ${sameRow(key)})`,
    [board],
  );
  return rowCount ?? 0;
}

/** The row `t` of the board is about the same as the staged row `s`. */
const sameRow = (key: Mirrored["key"]): string =>
  `t.board_no = $1 and ${Object.entries(key)
    .map(([column, stagedColumn]) => `t.${column} = s.${stagedColumn}`)
    .join(" and ")}`;
