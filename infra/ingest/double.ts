import type { ClientBase } from "pg";
import { columnOf, type RecordDefinition } from "../record.js";

/** A row that has been taken out of a staging table. */
export interface StagedRow {
  readonly file: number;
  readonly line: number;
  /** Its values by column. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** What was found among rows with equal keys. */
export interface Doubles {
  /** Rows left out because an earlier row says exactly the same. */
  readonly identical: number;
  /** Rows that contradict each other, all of them left out; in order of delivery. */
  readonly conflicting: readonly StagedRow[];
}

/**
 * Leaves one of each set of identical rows in the staging table, and none of those that share a key but differ: their
 * keys go to the table of refused ones.
 */
export async function removeDoubles(
  client: ClientBase,
  staged: string,
  refused: string,
  { kind, key, fields }: RecordDefinition,
): Promise<Doubles> {
  const keys = key.map(columnOf).join(", ");
  const whole = Object.keys(fields).map(columnOf).join(", ");
  // `at` finds a row again without a search.
  const doubled = `"doubled_${kind}"`;
  const { rowCount: found } = await client.query(
    `create temp table ${doubled} on commit drop as
     select at, _file, _line, dense_rank() over (order by ${keys}) as key, whole
     from (select ctid as at, _file, _line, ${keys}, row(${whole})::text as whole from ${staged}
       where (${keys}) in (select ${keys} from ${staged} group by ${keys} having count(*) > 1)) twice`,
  );
  if (found === 0) return { identical: 0, conflicting: [] };
  const { rows: conflicting } = await client.query<StagedRow>(
    `with conflict as (select key from ${doubled} group by key having count(distinct whole) > 1),
     dropped as (delete from ${doubled} using conflict where ${doubled}.key = conflict.key returning at, _file, _line),
     gone as (delete from ${staged} where ctid = any (array(select at from dropped)) returning ${keys}),
     noted as (insert into ${refused} select distinct ${keys} from gone)
     select d._file as file, d._line as line, to_jsonb(s) as record
     from dropped d join ${staged} s on s.ctid = d.at order by d._file, d._line`,
  );
  const { rowCount: identical } = await client.query(
    `delete from ${staged} where ctid = any (array(
       select at from (select at, row_number() over (partition by key order by _file, _line) from ${doubled}) d
       where row_number > 1))`,
  );
  return { identical: identical ?? 0, conflicting };
}
