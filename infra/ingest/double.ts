import type { ClientBase } from "pg";
import { columnOf, type RecordDefinition } from "../record.js";

/** A staged row whose key stands on another row too, with other content. */
export interface ConflictingRow {
  readonly file: number;
  readonly line: number;
}

/** What was found among rows with equal keys. */
export interface Doubles {
  /** Rows left out because an earlier row says exactly the same. */
  readonly identical: number;
  /** Rows that contradict each other, all of them left out; in order of delivery. */
  readonly conflicting: readonly ConflictingRow[];
}

/** Leaves one of each set of identical rows in the staging table, and none of those that share a key but differ. */
export async function removeDoubles(
  client: ClientBase,
  staged: string,
  { kind, key, fields }: RecordDefinition,
): Promise<Doubles> {
  const keys = key.map(columnOf).join(", ");
  const ownKeys = key.map((name) => `s.${columnOf(name)}`).join(", ");
  const same = key.map((name) => `s.${columnOf(name)} = d.${columnOf(name)}`).join(" and ");
  const whole = Object.keys(fields)
    .map((name) => `s.${columnOf(name)}`)
    .join(", ");
  const doubled = `"doubled_${kind}"`;
  await client.query(
    `create temp table ${doubled} on commit drop as
     select ${keys}, min(_file::bigint << 32 | _line) as first from ${staged} group by ${keys} having count(*) > 1`,
  );
  const { rows: found } = await client.query(`select from ${doubled} limit 1`);
  if (found.length === 0) return { identical: 0, conflicting: [] };
  const { rows: conflicting } = await client.query<ConflictingRow>(
    `delete from ${staged} s using (
       select ${ownKeys} from ${staged} s join ${doubled} d on ${same}
       group by ${ownKeys} having count(distinct row(${whole})::text) > 1
     ) d where ${same} returning s._file as file, s._line as line`,
  );
  const { rowCount } = await client.query(
    `delete from ${staged} s using ${doubled} d where ${same} and (s._file::bigint << 32 | s._line) > d.first`,
  );
  conflicting.sort((a, b) => a.file - b.file || a.line - b.line);
  return { identical: rowCount ?? 0, conflicting };
}
