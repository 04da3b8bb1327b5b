import type { BoardNumber, Decimal } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { movesOf } from "../transition/boundary.js";
import { decimalOf, divided } from "./exact.js";
import { type ObservedYear, type October, observedYears, type YearBetween } from "./observed-years.js";

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
 * for more or for less neither came nor left. Who went over with an organisation or a school neither came nor left: of a
 * year in which one went over nobody is taken, for a board does not know its people by the numbers that another one gave
 * them, and of a school's who came with it and who came since. They are read as the caller, and what they come to is kept
 * by the login that counts.
 */
export async function observedRates(
  db: StaffDb,
  figures: StaffDb,
  board: BoardNumber,
  { from, functionGroup }: RatesQuestion,
): Promise<Rates | undefined> {
  const between = yearsBetween(await octobersOf(db, board, from));
  const years = await observedYears(db, figures, { board, functionGroup, between });
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

/** A 1 October, and the twelve months before it. */
interface YearsEnd extends October {
  /** Whether anything went over to the board or from it in them, or since, until the delivery that tells of the day. */
  readonly isBoundaryMoved: boolean;
}

/** Years in which nothing went over. */
const yearsBetween = (octobers: readonly YearsEnd[]): YearBetween[] =>
  octobers
    .slice(1)
    .map((after, index) => ({ before: octobers[index] as October, after }))
    .filter(({ after }) => !after.isBoundaryMoved);

/** The last times 1 October that the deliveries of a board tell of, in order. */
async function octobersOf(db: StaffDb, board: BoardNumber, from: number): Promise<YearsEnd[]> {
  const { rows } = await sql<YearsEnd>`
    select october.day as on, told.loaded_at::text as "asOf", exists (
      select from ${movesOf(sql`array[${board}]::text[]`)} move
      where move.on_day > (october.day - interval '1 year')::date and move.on_day <= coalesce(told.day, o.until_on)) as "isBoundaryMoved"
    from staff.observed o
    cross join generate_series(${from - OCTOBERS + 1}::int, ${from}::int) as year
    cross join lateral make_date(year, 10, 1) as october (day)
    left join lateral (
      select d.loaded_at, coalesce(d.day, d.loaded_at::date) as day from staff.delivery d
      where d.board_no = o.board_no and coalesce(d.day, d.loaded_at::date) >= october.day
      order by d.loaded_at limit 1) told on true
    where o.board_no = ${board} and october.day between o.from_on and o.until_on
    order by october.day`.execute(db);
  return rows;
}
