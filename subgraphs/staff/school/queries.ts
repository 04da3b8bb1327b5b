import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import { sql } from "kysely";
import type { BoardRow, Stretch } from "../board/queries.js";
import { boardColumns } from "../board/queries.js";
import type { StaffDb } from "../tables.js";
import type { School } from "./type.js";

/** A school with its board, flat: what `schoolColumns` gives. */
export interface SchoolRow extends BoardRow {
  readonly brin: string;
  readonly schoolName: string;
  readonly schoolInRegister: boolean;
}

/** The columns of a school (`school`) with its board (`b`), to be read by other queries too. */
export const schoolColumns = sql`
  school.brin, school.name as "schoolName", school.in_register as "schoolInRegister", ${boardColumns("b")}`;

/** A school with its board, out of a row with `schoolColumns`. */
export const toSchool = ({
  brin,
  schoolName,
  schoolInRegister,
  number,
  name,
  sector,
  delivers,
}: SchoolRow): School => ({
  brin,
  name: schoolName,
  inRegister: schoolInRegister,
  board: { number, name, sector, delivers },
});

/** Schools by BRIN, closed ones too, in no order. */
export async function schoolsByBrin(db: StaffDb, brins: readonly string[]): Promise<School[]> {
  const { rows } = await sql<SchoolRow>`
    select ${schoolColumns} from staff.school join staff.board b on b.number = school.board_no
    where school.brin = any (${brins})`.execute(db);
  return rows.map(toSchool);
}

/** Schools in the register of each of several boards, by BRIN, `first` + 1 of each; one statement. */
export async function schoolsOfBoards(
  db: StaffDb,
  boards: readonly string[],
  { first, after }: Stretch,
): Promise<School[][]> {
  const each = await rowsOfEach(
    db,
    boards,
    sql<SchoolRow>`
      select ${schoolColumns}, school.brin as _order from staff.school join staff.board b on b.number = school.board_no
      where school.board_no = wanted.key and school.in_register and school.brin > ${after?.[0] ?? ""}
      order by school.brin limit ${first + 1}`,
  );
  return each.map((rows) => rows.map(toSchool));
}

/** Number of schools in the register of each of several boards; one statement. */
export const schoolsCountOfBoards = (db: StaffDb, boards: readonly string[]): Promise<number[]> =>
  countOfEach(
    db,
    boards,
    sql`select board_no as key, count(*) from staff.school where board_no = any (${boards}) and in_register group by board_no`,
  );
