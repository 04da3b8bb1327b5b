import type { BoardNumber, Decimal } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { decimalOf, divided } from "./exact.js";
import { type ObservedYear, type October, observedYears } from "./observed-years.js";

/** What happened in the mean of some years. */
export interface Rates {
  /** Part of the FTE that left in a year for other reasons than age. */
  readonly outflowRate: Decimal;
  /** FTE that came in a year. */
  readonly inflowFte: Decimal;
}

/** Whose rates, and up to which 1 October. */
interface RatesQuestion {
  readonly from: number;
  /** Null: everybody. */
  readonly functionGroup: FunctionGroup | null;
}

/** Times 1 October that are looked at: three years lie between four. */
const OCTOBERS = 4;

/** Ten-thousandths. */
const UNIT = 10_000n;

/**
 * What a board's own deliveries tell of who left and who came, in the last three years at most that they tell of;
 * undefined: they tell of none, or of nobody. Who went and had reached the age of the state pension retired. Who went on
 * for more or for less neither came nor left. They are read as the caller, and what they come to is kept by the login that
 * counts.
 */
export async function observedRates(
  db: StaffDb,
  figures: StaffDb,
  board: BoardNumber,
  { from, functionGroup }: RatesQuestion,
): Promise<Rates | undefined> {
  const octobers = await octobersOf(db, board, from);
  const years = await observedYears(db, figures, { board, functionGroup, octobers });
  const sum = (of: (year: ObservedYear) => bigint) => years.reduce((total, year) => total + of(year), 0n);
  const stock = sum((year) => year.stock);
  if (stock === 0n) return undefined;
  return {
    outflowRate: decimalOf(divided(sum(({ went }) => went) * UNIT, stock)),
    inflowFte: decimalOf(
      divided(
        sum(({ came }) => came),
        BigInt(years.length),
      ),
    ),
  };
}

/** The last times 1 October that the deliveries of a board tell of, in order. */
async function octobersOf(db: StaffDb, board: BoardNumber, from: number): Promise<October[]> {
  const { rows } = await sql<October>`
    select make_date(year, 10, 1) as on, (
      select min(d.loaded_at)::text from staff.delivery d
      where d.board_no = o.board_no and coalesce(d.day, d.loaded_at::date) >= make_date(year, 10, 1)) as "asOf"
    from staff.observed o
    cross join generate_series(${from - OCTOBERS + 1}::int, ${from}::int) as year
    where o.board_no = ${board} and make_date(year, 10, 1) between o.from_on and o.until_on
    order by year`.execute(db);
  return rows;
}
