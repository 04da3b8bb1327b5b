import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
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
  /** By `board/member`, as the tables know them. */
  readonly member: Batched<null, string, StaffMember | undefined>;
  /** By `board/number`: the board's own number of the person. */
  readonly memberByNumber: Batched<null, string, StaffMember | undefined>;
  readonly membersOfBoard: Batched<Stretch & { asOf: Instant | null }, string, MemberRow[]>;
  readonly membersCountOfBoard: Batched<{ asOf: Instant | null }, string, number>;
}

/** A person as the graph shows them, of a moment or of now. */
export const toStaffMember =
  (asOf: Instant | null) =>
  (row: MemberRow): StaffMember => ({
    displayName: displayName(row) || null,
    birthYear: row.bornOn ? Number(row.bornOn.slice(0, 4)) : null,
    person: { board: row.boardNo, number: row.number },
    boardNo: row.boardNo,
    memberId: row.id,
    bornOn: row.bornOn,
    asOf,
  });

/** The person loaders of one operation. */
export const memberLoaders = (db: StaffDb): MemberLoaders => ({
  member: batched(async (_, keys) => {
    const rows = await membersByKey(db, keys.map(splitKey));
    return inOrder(keys, rows.map(toStaffMember(null)), ({ boardNo, memberId }) => `${boardNo}/${memberId}`);
  }),
  memberByNumber: batched(async (_, keys) => {
    const numbered = keys.map(splitKey).map(({ boardNo, id: number }) => ({ boardNo, number }));
    const rows = await membersByNumber(db, numbered);
    return inOrder(keys, rows, ({ boardNo, number }) => `${boardNo}/${number}`).map(
      (row) => row && toStaffMember(null)(row),
    );
  }),
  membersOfBoard: batched((which, boards) => membersOfBoards(db, boards, which)),
  membersCountOfBoard: batched(({ asOf }, boards) => membersCountOfBoards(db, boards, asOf)),
});

/** A loader's key, `board/member`, in its parts. */
export const splitKey = (key: string): MemberKey => ({ boardNo: key.slice(0, 5), id: key.slice(6) });
