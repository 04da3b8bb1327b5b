import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { MemberKey } from "../member/queries.js";
import type { StaffDb } from "../tables.js";
import type { Employment, EmploymentAssignment } from "./type.js";

/** What names an employment: its person, and which of theirs. */
export interface EmploymentKey extends MemberKey {
  readonly number: string;
}

/** An employment as the queries give it. */
export type EmploymentRow = Omit<Employment, "id">;

const columns = sql`
  e.board_no as "boardNo", e.member_id as "memberId", e.number, e.contract_kind as "contractKind",
  e.starts_on as "startsOn", e.ends_on as "endsOn", e.fte, e.hours_per_week as "hoursPerWeek"`;

const boardsAnd = (keys: readonly MemberKey[]) =>
  sql`${keys.map(({ boardNo }) => boardNo)}::text[], ${keys.map(({ id }) => id)}::uuid[]`;

/** Employments of several people, earliest first; on a day, only those that run. One statement. */
export async function employmentsOfMembers(
  db: StaffDb,
  members: readonly MemberKey[],
  on: CalendarDate | null,
): Promise<EmploymentRow[]> {
  const { rows } = await sql<EmploymentRow>`
    select ${columns} from unnest(${boardsAnd(members)}) as wanted (board_no, id)
    join staff.employment e on e.board_no = wanted.board_no and e.member_id = wanted.id
    where ${on}::date is null or (e.starts_on <= ${on} and coalesce(e.ends_on, 'infinity') >= ${on})
    order by e.starts_on, e.number`.execute(db);
  return rows;
}

/** Employments by key, in no order; one statement. */
export async function employmentsByKey(db: StaffDb, keys: readonly EmploymentKey[]): Promise<EmploymentRow[]> {
  const { rows } = await sql<EmploymentRow>`
    select ${columns} from unnest(${boardsAnd(keys)}, ${keys.map(({ number }) => number)}::text[])
      as wanted (board_no, id, number)
    join staff.employment e on e.board_no = wanted.board_no and e.member_id = wanted.id and e.number = wanted.number
  `.execute(db);
  return rows;
}

/** A function line with the employment that it belongs to. */
export interface AssignmentRow extends EmploymentAssignment {
  readonly boardNo: string;
  readonly memberId: string;
  readonly number: string;
}

/** Function lines of several employments, earliest first; one statement. */
export async function assignmentsOf(db: StaffDb, keys: readonly EmploymentKey[]): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select a.board_no as "boardNo", a.member_id as "memberId", a.employment_number as number,
      a.function_code as "functionCode", a.function_name as "functionName", a.starts_on as "startsOn",
      a.ends_on as "endsOn", a.share, a.site_code as "siteCode"
    from unnest(${boardsAnd(keys)}, ${keys.map(({ number }) => number)}::text[]) as wanted (board_no, id, number)
    join staff.assignment a
      on a.board_no = wanted.board_no and a.member_id = wanted.id and a.employment_number = wanted.number
    order by a.starts_on, a.line`.execute(db);
  return rows;
}
