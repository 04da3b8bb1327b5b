import type { Batched } from "@regiohub/infra/graphql/batch";
import { rowsOfEach } from "@regiohub/infra/graphql/each";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { sql } from "kysely";
import type { When } from "../employment/queries.js";
import { known } from "../history/known.js";
import type { StaffDb } from "../tables.js";
import type { Absence } from "./type.js";

/** An absence as the queries give it. */
type AbsenceRow = Omit<Absence, "person">;

/** Loaders that give absences. Who may see them is asked before. */
export interface AbsenceLoaders {
  /** By `board/member`, earliest first. */
  readonly absencesOfMember: Batched<When, string, AbsenceRow[]>;
}

/** The absence loaders of one operation. */
export const absenceLoaders = (db: StaffDb): AbsenceLoaders => ({
  absencesOfMember: wholeList(
    "StaffMember.absences",
    LIST_SIZES["StaffMember.absences"],
    (when: When, members, limit) => absencesOfMembers(db, members, when, limit),
  ),
});

/** Absences of several people, `board/member`, earliest first; one statement. */
const absencesOfMembers = (db: StaffDb, members: readonly string[], { on, asOf }: When, limit: number) =>
  rowsOfEach<AbsenceRow>(
    db,
    members,
    sql`
      select starts_on as "startsOn", ends_on as "endsOn" from ${known("absence", asOf)} a
      where a.board_no = left(wanted.key, 5) and a.member_id = substr(wanted.key, 7)::uuid
        and (${on}::date is null or (a.starts_on <= ${on} and coalesce(a.ends_on, 'infinity') >= ${on}))`,
    sql`own."startsOn", own."endsOn"`,
    limit,
  );
