import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { Stretch } from "../board/queries.js";
import type { StaffDb } from "../tables.js";
import { displayName } from "./name.js";
import { type MemberKey, type MemberRow, membersByKey, membersCountOfBoards, membersOfBoards } from "./queries.js";
import type { StaffMember } from "./type.js";

/** Loaders that give people. Who may see them is asked before. */
export interface MemberLoaders {
  /** By global id. */
  readonly member: Batched<null, string, StaffMember | undefined>;
  readonly membersOfBoard: Batched<Stretch, string, MemberRow[]>;
  readonly membersCountOfBoard: Batched<null, string, number>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the text has the form of an id in the tables. */
export const isUuid = (text: string | undefined): text is string => text !== undefined && UUID.test(text);

/** Who a global id names, or undefined when it cannot be a person's. */
export function parseMemberId(id: string): MemberKey | undefined {
  const [boardNo, memberId, more] = parseGlobalId("StaffMember", id) ?? [];
  return boardNo && isUuid(memberId) && more === undefined ? { boardNo, id: memberId } : undefined;
}

/** A person as the graph shows them. */
export const toStaffMember = (row: MemberRow): StaffMember => ({
  id: globalId("StaffMember", row.boardNo, row.id),
  displayName: displayName(row),
  birthYear: row.bornOn ? Number(row.bornOn.slice(0, 4)) : null,
  boardNo: row.boardNo,
  memberId: row.id,
  bornOn: row.bornOn,
});

/** The person loaders of one operation. */
export const memberLoaders = (db: StaffDb): MemberLoaders => ({
  member: batched(async (_, ids) => {
    const keys = ids.map(parseMemberId).filter((key) => key !== undefined);
    return inOrder(ids, (await membersByKey(db, keys)).map(toStaffMember), ({ id }) => id);
  }),
  membersOfBoard: batched((stretch, boards) => membersOfBoards(db, boards, stretch)),
  membersCountOfBoard: batched((_, boards) => membersCountOfBoards(db, boards)),
});
