import type { Instant } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";

/** Tables that keep what was said before. */
export type HistoryTable = "member" | "employment" | "assignment" | "absence";

const COLUMNS: Readonly<Record<HistoryTable, string>> = {
  member: `board_no, id, number, initials, call_name, birth_prefix, birth_name, partner_prefix, partner_name, name_usage,
    sex, born_on, email, run_id`,
  employment: `board_no, member_id, number, contract_kind, starts_on, ends_on, replaces_member_number, pool_substitute,
    end_reason, outside_chain, run_id`,
  assignment: `board_no, member_id, employment_number, line, starts_on, ends_on, share, function_code, function_name,
    unit_code, site_code, cost_centre_code, fte, hours_per_week, scale_code, scale_step, function_group, expertise,
    seconded_to, run_id`,
  absence: "board_no, member_id, number, employment_number, starts_on, ends_on, run_id",
};

/** Columns of a table that say something of what the row is about: no keys, ids and run numbers. */
export function saidColumns(table: HistoryTable): readonly string[] {
  const keys = ["board_no", "id", "member_id", "number", "employment_number", "line", "run_id"];
  return COLUMNS[table].split(/,\s*/).filter((column) => !keys.includes(column));
}

/**
 * A run of which no delivery is kept was loaded before the hub kept them: known since ever. `+ 0`: from its statistics the
 * planner would take the run of most rows for a later one, expect nobody, and compare each with each: minutes for 20,000
 * people instead of 49 ms.
 */
const later = (run: string, asOf: Instant) =>
  sql`exists (select from staff.delivery d where d.run_id = ${sql.raw(run)} + 0 and d.loaded_at > ${asOf}::timestamptz)`;

/**
 * Rows of a table as the hub knew them at a moment, to be read from; the table itself when no moment is given. A version
 * was known when the run that brought it had been loaded by then, and the one that superseded it had not.
 */
export function known(table: HistoryTable, asOf: Instant | null): RawBuilder<unknown> {
  if (asOf === null) return sql.raw(`staff.${table}`);
  const columns = sql.raw(COLUMNS[table]);
  return sql`(
    select ${columns} from staff.${sql.raw(table)} v where not ${later("v.run_id", asOf)}
    union all
    select ${columns} from staff.${sql.raw(`${table}_past`)} v
    where not ${later("v.run_id", asOf)} and ${later("v.until_run_id", asOf)})`;
}

/** Versions of a table's rows that by a moment had been superseded, with the run that did; all that have been when no moment is given. */
export function superseded(table: HistoryTable, asOf: Instant | null): RawBuilder<unknown> {
  const past = sql.raw(`staff.${table}_past`);
  return asOf === null ? past : sql`(select * from ${past} v where not ${later("v.until_run_id", asOf)})`;
}

/** All versions of a table's rows, with the run that superseded each: null while it stands. */
export const versions = (table: HistoryTable): RawBuilder<unknown> => {
  const columns = sql.raw(COLUMNS[table]);
  return sql`(
    select ${columns}, null::bigint as until_run_id from staff.${sql.raw(table)}
    union all
    select ${columns}, until_run_id from staff.${sql.raw(`${table}_past`)})`;
};
