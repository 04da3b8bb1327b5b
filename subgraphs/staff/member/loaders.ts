import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { Instant } from "@regiohub/infra/values";
import type { Stretch } from "../board/queries.js";
import type { StaffDb } from "../tables.js";
import { displayName } from "./name.js";
import {
  type MemberKey,
  type MemberRow,
  membersByKey,
  membersByNumber,
  membersCountOfBoards,
  membersOfBoards,
} from "./queries.js";
import type { StaffMember } from "./type.js";

/** Loaders that give people. Who may see them is asked before. */
export interface MemberLoaders {
  /** By global id. */
  readonly member: Batched<null, string, StaffMember | undefined>;
  /** By `board/number`: the board's own number of the person. */
  readonly memberByNumber: Batched<null, string, StaffMember | undefined>;
  readonly membersOfBoard: Batched<Stretch & { asOf: Instant | null }, string, MemberRow[]>;
  readonly membersCountOfBoard: Batched<{ asOf: Instant | null }, string, number>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the text has the form of an id in the tables. */
export const isUuid = (text: string | undefined): text is string => text !== undefined && UUID.test(text);

/** Who a global id names, or undefined when it cannot be a person's. */
export function parseMemberId(id: string): MemberKey | undefined {
  const [boardNo, memberId, more] = parseGlobalId("StaffMember", id) ?? [];
  return boardNo && isUuid(memberId) && more === undefined ? { boardNo, id: memberId } : undefined;
}

/** A person as the graph shows them, of a moment or of now. */
export const toStaffMember =
  (asOf: Instant | null) =>
  (row: MemberRow): StaffMember => ({
    id: globalId("StaffMember", row.boardNo, row.id),
    displayName: displayName(row) || null,
    birthYear: row.bornOn ? Number(row.bornOn.slice(0, 4)) : null,
    boardNo: row.boardNo,
    memberId: row.id,
    bornOn: row.bornOn,
    asOf,
  });

/** The person loaders of one operation. */
export const memberLoaders = (db: StaffDb): MemberLoaders => ({
  member: batched(async (_, ids) => {
    const keys = ids.map(parseMemberId).filter((key) => key !== undefined);
    return inOrder(ids, (await membersByKey(db, keys)).map(toStaffMember(null)), ({ id }) => id);
  }),
  memberByNumber: batched(async (_, keys) => {
    const numbered = keys.map((key) => ({ boardNo: key.slice(0, 5), number: key.slice(6) }));
    const rows = await membersByNumber(db, numbered);
    return inOrder(keys, rows, ({ boardNo, number }) => `${boardNo}/${number}`).map(
      (row) => row && toStaffMember(null)(row),
    );
  }),
  membersOfBoard: batched((which, boards) => membersOfBoards(db, boards, which)),
  membersCountOfBoard: batched(({ asOf }, boards) => membersCountOfBoards(db, boards, asOf)),
});
