import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { Instant } from "@regiohub/infra/values";
import { sql } from "kysely";
import { known } from "../history/known.js";
import { splitKey } from "../member/loaders.js";
import type { StaffDb } from "../tables.js";
import type { Contract } from "./follow.js";

/** A contract with whose it is. */
interface ContractRow extends Contract {
  readonly boardNo: string;
  readonly memberId: string;
}

/** Loaders of what chains are counted of. Who may see it is asked before. */
export interface ChainLoaders {
  /** All contracts of a person, by `board/member`, as the hub knew them at a moment; null: now. */
  readonly contractsOfMember: Batched<Instant | null, string, Contract[]>;
}

/** The chain loaders of one operation. */
export const chainLoaders = (db: StaffDb): ChainLoaders => ({
  contractsOfMember: batched(async (asOf: Instant | null, keys: readonly string[]) => {
    const members = keys.map(splitKey);
    const { rows } = await sql<ContractRow>`
      select e.board_no as "boardNo", e.member_id as "memberId", e.number, e.contract_kind as kind,
        e.starts_on as "startsOn", e.ends_on as "endsOn", e.outside_chain as "outsideChain"
      from unnest(${members.map(({ boardNo }) => boardNo)}::text[], ${members.map(({ id }) => id)}::uuid[])
        as wanted (board_no, id)
      join ${known("employment", asOf)} e on e.board_no = wanted.board_no and e.member_id = wanted.id`.execute(db);
    const byMember = Map.groupBy(rows, ({ boardNo, memberId }) => `${boardNo}/${memberId}`);
    return keys.map((key) => byMember.get(key) ?? []);
  }),
});
