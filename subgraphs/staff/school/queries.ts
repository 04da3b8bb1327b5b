import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { BoardRow, Stretch } from "../board/queries.js";
import { boardColumns } from "../board/queries.js";
import type { StaffDb } from "../tables.js";
import { ownersOn } from "./owned.js";
import type { School } from "./type.js";

/** A school with its board, flat: what `schoolColumns` gives. */
export interface SchoolRow extends BoardRow {
  readonly brin: string;
  readonly schoolName: string;
  readonly schoolInRegister: boolean;
  readonly schoolOpenedOn: CalendarDate | null;
  readonly schoolClosedOn: CalendarDate | null;
}

/** The columns of a school (`school`) with its board (`b`), to be read by other queries too. */
export const schoolColumns = sql`
  school.brin, school.name as "schoolName", school.in_register as "schoolInRegister",
  school.opened_on as "schoolOpenedOn", school.closed_on as "schoolClosedOn", ${boardColumns("b")}`;

/** A school with its board, out of a row with `schoolColumns`. */
export const toSchool = ({
  brin,
  schoolName,
  schoolInRegister,
  schoolOpenedOn,
  schoolClosedOn,
  number,
  name,
  sector,
  delivers,
}: SchoolRow): School => ({
  brin,
  name: schoolName,
  inRegister: schoolInRegister,
  openedOn: schoolOpenedOn,
  closedOn: schoolClosedOn,
  board: { number, name, sector, delivers },
});

/** Schools by BRIN, closed ones too, in no order. */
export async function schoolsByBrin(db: StaffDb, brins: readonly string[]): Promise<School[]> {
  const { rows } = await sql<SchoolRow>`
    select ${schoolColumns} from staff.school join staff.board b on b.number = school.board_no
    where school.brin = any (${brins})`.execute(db);
  return rows.map(toSchool);
}

/** Whose which schools are in the register now, or were open on a day: `school.brin` and `own.board_no`. */
const owned = (on: CalendarDate | null) =>
  on
    ? sql`
        ${ownersOn(on)} own join staff.school using (brin)
        where coalesce(school.opened_on, '-infinity') <= ${on} and coalesce(school.closed_on, 'infinity') > ${on}`
    : sql`staff.school own join staff.school using (brin) where own.in_register`;

/**
 * Schools of each of several boards, by BRIN, `first` + 1 of each: those in the register, or those that were theirs on a
 * day; one statement.
 */
export async function schoolsOfBoards(
  db: StaffDb,
  boards: readonly string[],
  on: CalendarDate | null,
  { first, after }: Stretch,
): Promise<School[][]> {
  const each = await rowsOfEach(
    db,
    boards,
    sql<SchoolRow>`
      select ${schoolColumns}, school.brin as _order
      from (select school.* from ${owned(on)} and own.board_no = wanted.key) school
      join staff.board b on b.number = school.board_no
      where school.brin > ${after?.[0] ?? ""}
      order by school.brin limit ${first + 1}`,
  );
  return each.map((rows) => rows.map(toSchool));
}

/** Number of schools of each of several boards, as `schoolsOfBoards` gives them; one statement. */
export const schoolsCountOfBoards = (
  db: StaffDb,
  boards: readonly string[],
  on: CalendarDate | null,
): Promise<number[]> =>
  countOfEach(
    db,
    boards,
    sql`select own.board_no as key, count(*) from ${owned(on)} and own.board_no = any (${boards}) group by own.board_no`,
  );
