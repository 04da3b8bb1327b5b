import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { CalendarDate, Instant } from "@regiohub/infra/values";
import { isUuid } from "../member/loaders.js";
import type { StaffDb } from "../tables.js";
import {
  type AssignmentRow,
  assignmentsOf,
  type EmploymentKey,
  type EmploymentRow,
  employmentsByKey,
  employmentsOfMembers,
  type SizeRow,
  sizesOf,
  type When,
  type WhichLines,
} from "./queries.js";
import type { Employment } from "./type.js";

/** Loaders that give employments. Who may see them is asked before. */
export interface EmploymentLoaders {
  /** By global id. */
  readonly employment: Batched<null, string, Employment | undefined>;
  /** By `board/member`. */
  readonly employmentsOfMember: Batched<When, string, Employment[]>;
  /** By an employment's global id. */
  readonly assignmentsOfEmployment: Batched<WhichLines, string, AssignmentRow[]>;
  /** By an employment's global id: its size on a day. */
  readonly sizeOfEmployment: Batched<When & { on: CalendarDate }, string, SizeRow | undefined>;
}

/** Which employment a global id names, or undefined when it cannot be one's. */
export function parseEmploymentId(id: string): EmploymentKey | undefined {
  const [boardNo, memberId, number, more] = parseGlobalId("Employment", id) ?? [];
  return boardNo && isUuid(memberId) && number && more === undefined ? { boardNo, id: memberId, number } : undefined;
}

const idOf = ({ boardNo, memberId, number }: Pick<EmploymentRow, "boardNo" | "memberId" | "number">) =>
  globalId("Employment", boardNo, memberId, number);

const toEmployment =
  (asOf: Instant | null) =>
  (row: EmploymentRow): Employment => ({ ...row, id: idOf(row), asOf });

const keysOf = (ids: readonly string[]) => ids.map(parseEmploymentId).filter((key) => key !== undefined);

/** The employment loaders of one operation. */
export const employmentLoaders = (db: StaffDb): EmploymentLoaders => ({
  employment: batched(async (_, ids) => {
    const rows = await employmentsByKey(db, keysOf(ids));
    return inOrder(ids, rows.map(toEmployment(null)), ({ id }) => id);
  }),
  employmentsOfMember: batched(async (when, members) => {
    const keys = members.map((member) => ({ boardNo: member.slice(0, 5), id: member.slice(6) }));
    const rows = await employmentsOfMembers(db, keys, when);
    const byMember = Map.groupBy(rows, ({ boardNo, memberId }) => `${boardNo}/${memberId}`);
    return members.map((member) => (byMember.get(member) ?? []).map(toEmployment(when.asOf)));
  }),
  assignmentsOfEmployment: batched(async (which, ids) => {
    const byEmployment = Map.groupBy(await assignmentsOf(db, keysOf(ids), which), idOf);
    return ids.map((id) => byEmployment.get(id) ?? []);
  }),
  sizeOfEmployment: batched(async (when, ids) => inOrder(ids, await sizesOf(db, keysOf(ids), when), idOf)),
});
