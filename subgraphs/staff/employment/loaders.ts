import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { splitKey } from "../member/loaders.js";
import type { StaffDb } from "../tables.js";
import {
  type AssignmentRow,
  assignmentsOf,
  type EmploymentKey,
  type EmploymentRow,
  employmentsByKey,
  employmentsOfMembers,
  type MainLineRow,
  mainLinesOf,
  type NumberedEmploymentRow,
  type When,
  type WhichLines,
} from "./queries.js";
import type { Employment } from "./type.js";

/** Loaders that give employments. Who may see them is asked before. */
export interface EmploymentLoaders {
  /** By `board/member/number`. */
  readonly employment: Batched<null, string, Employment | undefined>;
  /** By `board/member`. */
  readonly employmentsOfMember: Batched<When, string, Omit<Employment, "person">[]>;
  /** By an employment's `board/member/number`. */
  readonly assignmentsOfEmployment: Batched<WhichLines, string, AssignmentRow[]>;
  /** By an employment's `board/member/number`: what its main line says on a day. */
  readonly mainLineOfEmployment: Batched<When & { on: CalendarDate }, string, MainLineRow | undefined>;
}

/** What names an employment to its loaders: `board/member/number`. */
export const keyOf = ({ boardNo, memberId, number }: Pick<EmploymentRow, "boardNo" | "memberId" | "number">): string =>
  `${boardNo}/${memberId}/${number}`;

/** Keys in their parts; one whose person is no uuid is nobody's, and asked as such, so that it costs what others cost. */
const keysOf = (keys: readonly string[]): EmploymentKey[] =>
  keys.map((key) => {
    const [, boardNo = "", id = NOBODY, number = ""] = KEY.exec(key) ?? [];
    return { boardNo, id, number };
  });

const KEY = /^(\d{5})\/([0-9a-f-]{36})\/(.*)$/s;
const NOBODY = "00000000-0000-0000-0000-000000000000";

const toEmployment =
  (asOf: Instant | null) =>
  (row: EmploymentRow): Omit<Employment, "person"> => ({ ...row, asOf });

const toPersonsEmployment = ({ memberNumber, ...row }: NumberedEmploymentRow): Employment => ({
  ...toEmployment(null)(row),
  person: { board: row.boardNo, number: memberNumber },
});

/** The employment loaders of one operation. */
export const employmentLoaders = (db: StaffDb): EmploymentLoaders => ({
  employment: batched(async (_, keys) => {
    const rows = await employmentsByKey(db, keysOf(keys));
    return inOrder(keys, rows.map(toPersonsEmployment), keyOf);
  }),
  employmentsOfMember: wholeList(
    "StaffMember.employments",
    LIST_SIZES["StaffMember.employments"],
    async (when: When, members, limit) => {
      const rows = await employmentsOfMembers(db, members.map(splitKey), when, limit);
      const byMember = Map.groupBy(rows, ({ boardNo, memberId }) => `${boardNo}/${memberId}`);
      return members.map((member) => (byMember.get(member) ?? []).map(toEmployment(when.asOf)));
    },
  ),
  assignmentsOfEmployment: wholeList(
    "Employment.assignments",
    LIST_SIZES["Employment.assignments"],
    async (which: WhichLines, keys, limit) => {
      const byEmployment = Map.groupBy(await assignmentsOf(db, keysOf(keys), which, limit), keyOf);
      return keys.map((key) => byEmployment.get(key) ?? []);
    },
  ),
  mainLineOfEmployment: batched(async (when, keys) => inOrder(keys, await mainLinesOf(db, keysOf(keys), when), keyOf)),
});
