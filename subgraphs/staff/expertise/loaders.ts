import type { Caller } from "@regiohub/infra/auth/caller";
import type { Batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { boardsCountOfSwvs } from "../swv/queries.js";
import type { StaffDb } from "../tables.js";
import { type BalanceRow, balancesOf } from "./queries.js";
import type { ExpertiseBalance } from "./type.js";

/** Loaders of what partnerships need and have. */
export interface ExpertiseLoaders {
  /** By the code of a partnership, in a year. */
  readonly expertiseOfSwv: Batched<number, string, ExpertiseBalance[]>;
}

/** The loaders of one operation: supply is counted of the caller's own boards. */
export const expertiseLoaders = (db: StaffDb, caller: Caller): ExpertiseLoaders => ({
  expertiseOfSwv: wholeList("Swv.expertise", LIST_SIZES["Swv.expertise"], async (year: number, swvs, limit) => {
    const boards = caller.kind === "board" ? caller.boards : [];
    const rows = Map.groupBy(await balancesOf(db, swvs, { year, boards }, limit), ({ swv }) => swv);
    const inAll = await boardsCountOfSwvs(db, swvs, `${year}-10-01`);
    return swvs.map((swv, index) => (rows.get(swv) ?? []).map((row) => balanceOf(row, inAll[index] ?? 0)));
  }),
});

const balanceOf = (
  { boards, supplyFte, gapFte, persons, ...row }: BalanceRow,
  boardsInAll: number,
): ExpertiseBalance => ({
  ...row,
  ...(boards > 0
    ? { supplyFte, gapFte, persons, why: [] }
    : { supplyFte: null, gapFte: null, persons: null, why: ["NOT_PUBLISHED"] }),
  boardsCounted: boards,
  boardsInAll,
});
