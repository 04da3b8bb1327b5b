import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { CalendarDate } from "@regiohub/infra/values";
import { isUuid } from "../member/loaders.js";
import type { StaffDb } from "../tables.js";
import {
  type AssignmentRow,
  assignmentsOf,
  type EmploymentKey,
  type EmploymentRow,
  employmentsByKey,
  employmentsOfMembers,
} from "./queries.js";
import type { Employment } from "./type.js";

/** Loaders that give employments. Who may see them is asked before. */
export interface EmploymentLoaders {
  /** By global id. */
  readonly employment: Batched<null, string, Employment | undefined>;
  /** By `board/member`; on a day, or all. */
  readonly employmentsOfMember: Batched<CalendarDate | null, string, Employment[]>;
  /** By an employment's global id. */
  readonly assignmentsOfEmployment: Batched<null, string, AssignmentRow[]>;
}

/** Which employment a global id names, or undefined when it cannot be one's. */
export function parseEmploymentId(id: string): EmploymentKey | undefined {
  const [boardNo, memberId, number, more] = parseGlobalId("Employment", id) ?? [];
  return boardNo && isUuid(memberId) && number && more === undefined ? { boardNo, id: memberId, number } : undefined;
}

const idOf = ({ boardNo, memberId, number }: Pick<EmploymentRow, "boardNo" | "memberId" | "number">) =>
  globalId("Employment", boardNo, memberId, number);

const toEmployment = (row: EmploymentRow): Employment => ({ ...row, id: idOf(row) });

/** The employment loaders of one operation. */
export const employmentLoaders = (db: StaffDb): EmploymentLoaders => ({
  employment: batched(async (_, ids) => {
    const keys = ids.map(parseEmploymentId).filter((key) => key !== undefined);
    return inOrder(ids, (await employmentsByKey(db, keys)).map(toEmployment), ({ id }) => id);
  }),
  employmentsOfMember: batched(async (on, members) => {
    const keys = members.map((member) => ({ boardNo: member.slice(0, 5), id: member.slice(6) }));
    const rows = await employmentsOfMembers(db, keys, on);
    const byMember = Map.groupBy(rows, ({ boardNo, memberId }) => `${boardNo}/${memberId}`);
    return members.map((member) => (byMember.get(member) ?? []).map(toEmployment));
  }),
  assignmentsOfEmployment: batched(async (_, ids) => {
    const keys = ids.map(parseEmploymentId).filter((key) => key !== undefined);
    const byEmployment = Map.groupBy(await assignmentsOf(db, keys), idOf);
    return ids.map((id) => byEmployment.get(id) ?? []);
  }),
});
