import type { CalendarDate, Decimal, Instant } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import { known, versions } from "../history/known.js";
import type { MemberKey } from "../member/queries.js";
import type { StaffDb } from "../tables.js";
import { nearestLines } from "../workforce/lines.js";
import type { Employment, EmploymentAssignment } from "./type.js";

/** What names an employment: its person, and which of theirs. */
export interface EmploymentKey extends MemberKey {
  readonly number: string;
}

/** An employment as the queries give it. */
export type EmploymentRow = Omit<Employment, "asOf" | "person">;

/** Which versions are asked for: those that run on a day, as the hub knew them at a moment; null takes all, and now. */
export interface When {
  readonly on: CalendarDate | null;
  readonly asOf: Instant | null;
}

const columns = sql`
  e.board_no as "boardNo", e.member_id as "memberId", e.number, e.contract_kind as "contractKind",
  e.starts_on as "startsOn", e.ends_on as "endsOn", e.replaces_member_number as "replacesMemberNumber",
  e.pool_substitute as "poolSubstitute"`;

const boardsAnd = (keys: readonly MemberKey[]) =>
  sql`${keys.map(({ boardNo }) => boardNo)}::text[], ${keys.map(({ id }) => id)}::uuid[]`;

const numbered = (keys: readonly EmploymentKey[]) => sql`
  unnest(${boardsAnd(keys)}, ${keys.map(({ number }) => number)}::text[]) as wanted (board_no, id, number)`;

const runsOn = (alias: string, on: CalendarDate | null) => {
  const [starts, ends] = [sql.raw(`${alias}.starts_on`), sql.raw(`${alias}.ends_on`)];
  return sql`(${on}::date is null or (${starts} <= ${on} and coalesce(${ends}, 'infinity') >= ${on}))`;
};

/** Employments of several people, earliest first, at most so many. One statement. */
export async function employmentsOfMembers(
  db: StaffDb,
  members: readonly MemberKey[],
  { on, asOf }: When,
  limit: number,
): Promise<EmploymentRow[]> {
  const { rows } = await sql<EmploymentRow>`
    select ${columns} from unnest(${boardsAnd(members)}) as wanted (board_no, id)
    join ${known("employment", asOf)} e on e.board_no = wanted.board_no and e.member_id = wanted.id
    where ${runsOn("e", on)}
    order by e.starts_on, e.number limit ${limit}`.execute(db);
  return rows;
}

/** An employment with the board's own number of its person. */
export interface NumberedEmploymentRow extends EmploymentRow {
  readonly memberNumber: string;
}

/** Employments by key, in no order; one statement. */
export async function employmentsByKey(db: StaffDb, keys: readonly EmploymentKey[]): Promise<NumberedEmploymentRow[]> {
  const { rows } = await sql<NumberedEmploymentRow>`
    select ${columns}, m.number as "memberNumber" from ${numbered(keys)}
    join staff.employment e on e.board_no = wanted.board_no and e.member_id = wanted.id and e.number = wanted.number
    join staff.member m on m.board_no = e.board_no and m.id = e.member_id
  `.execute(db);
  return rows;
}

/** A function line with the employment that it belongs to. */
export interface AssignmentRow extends Omit<EmploymentAssignment, "person"> {
  readonly boardNo: string;
  readonly memberId: string;
  readonly number: string;
}

/** Which lines are asked for. */
export interface WhichLines extends When {
  /** Also versions that have been superseded; then `asOf` does not count. */
  readonly superseded: boolean;
}

/**
 * Function lines of several employments, earliest first, a superseded version behind what superseded it, at most so many;
 * one statement.
 */
export async function assignmentsOf(
  db: StaffDb,
  keys: readonly EmploymentKey[],
  { on, asOf, superseded }: WhichLines,
  limit: number,
): Promise<AssignmentRow[]> {
  const lines = superseded ? versions("assignment") : known("assignment", asOf);
  const until = superseded ? sql`left join staff.delivery until on until.run_id = a.until_run_id` : sql``;
  const { rows } = await sql<AssignmentRow>`
    select a.board_no as "boardNo", a.member_id as "memberId", a.employment_number as number,
      a.function_code as "functionCode", a.function_name as "functionName", a.starts_on as "startsOn",
      a.ends_on as "endsOn", a.share, a.fte, a.hours_per_week as "hoursPerWeek", a.scale_code as "scaleCode",
      a.scale_step as "scaleStep", a.unit_code as "unitCode", a.cost_centre_code as "costCentreCode",
      a.site_code as "siteCode", a.run_id as run, since.loaded_at as "knownSince",
      ${superseded ? sql`a.until_run_id` : sql`null::bigint`} as "supersededBy",
      ${superseded ? sql`until.loaded_at` : sql`null::timestamptz`} as "supersededAt"
    from ${numbered(keys)}
    join ${lines} a
      on a.board_no = wanted.board_no and a.member_id = wanted.id and a.employment_number = wanted.number
    left join staff.delivery since on since.run_id = a.run_id
    ${until}
    where ${runsOn("a", on)}
    order by a.starts_on, a.line, a.run_id desc limit ${limit}`.execute(db);
  return rows;
}

/** What the main line of an employment says of it on a day. */
export interface MainLineRow {
  readonly boardNo: string;
  readonly memberId: string;
  readonly number: string;
  readonly fte: Decimal | null;
  readonly hoursPerWeek: Decimal | null;
  readonly functionGroup: FunctionGroup | null;
}

/**
 * What holds for several employments on a day: by the line with the largest share of those that tell of them, as figures
 * count them; one statement.
 */
export async function mainLinesOf(
  db: StaffDb,
  keys: readonly EmploymentKey[],
  { on, asOf }: { readonly on: CalendarDate; readonly asOf: Instant | null },
): Promise<MainLineRow[]> {
  const columns = ["share", "fte", "hours_per_week", "function_group"] as const;
  const { rows } = await sql<MainLineRow>`
    with employment as (
      select board_no, id as member_id, number, null::text as contract_kind, id as said_id from ${numbered(keys)})
    select distinct on (board_no, member_id, number) board_no as "boardNo", member_id as "memberId", number, fte,
      hours_per_week as "hoursPerWeek", function_group as "functionGroup"
    from ${nearestLines("employment", { on, asOf, columns })} line
    order by board_no, member_id, number, share desc nulls last, line.line`.execute(db);
  return rows;
}
