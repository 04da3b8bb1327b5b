import type { BoardNumber, Decimal } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { WHOLE_FORMATION } from "@regiohub/schema/records/formation";
import type { StaffDb } from "../tables.js";

/** What a board is reckoned to need in a year, at a site or as a whole. */
export interface Formation {
  readonly board: BoardNumber;
  /** Code of the site; `ALL`: the board as a whole. */
  readonly siteCode: string;
  readonly year: number;
  readonly fte: Decimal;
}

/**
 * The formation of several boards in the years after `from`, up to `from + years`; one statement.
 * @param functionGroup null: what is reckoned for all groups together, which is not the sum of what is for each
 */
export async function formationOf(
  db: StaffDb,
  boards: readonly BoardNumber[],
  {
    from,
    years,
    functionGroup,
  }: { readonly from: number; readonly years: number; readonly functionGroup: FunctionGroup | null },
): Promise<Formation[]> {
  if (boards.length === 0) return [];
  return await db
    .selectFrom("staff.formation")
    .select(["board_no as board", "site_code as siteCode", "year", "fte"])
    .where("board_no", "in", boards)
    .where("year", ">", from)
    .where("year", "<=", from + years)
    .where("function_group", "=", functionGroup ?? WHOLE_FORMATION)
    .execute();
}
