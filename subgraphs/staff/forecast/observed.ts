import type { BoardNumber, CalendarDate, Decimal, Instant } from "@regiohub/infra/values";
import { type AowRow, aowAges } from "@regiohub/schema/aow";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import { known } from "../history/known.js";
import type { StaffDb } from "../tables.js";
import { countsOn, runsOn } from "../workforce/counted.js";
import { decimalOf, divided } from "./exact.js";
import { birthMonths } from "./exit.js";

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
 * for more or for less neither came nor left.
 */
export async function observedRates(
  db: StaffDb,
  board: BoardNumber,
  { from, functionGroup }: RatesQuestion,
): Promise<Rates | undefined> {
  const octobers = await octobersOf(db, board, from);
  const ages = await aowAges();
  let [stock, left, came] = [0n, 0n, 0n];
  for (const [index, after] of octobers.entries()) {
    const before = octobers[index - 1];
    if (!before) continue;
    const year = await yearOf(db, { board, functionGroup, before, after, ages });
    [stock, left, came] = [stock + year.stock, left + year.left, came + year.came];
  }
  if (stock === 0n) return undefined;
  const years = BigInt(octobers.length - 1);
  return { outflowRate: decimalOf(divided(left * UNIT, stock)), inflowFte: decimalOf(divided(came, years)) };
}

/** A 1 October as the first delivery behind it had it: exports leave out who has left. */
interface October {
  readonly on: CalendarDate;
  /** When that delivery had been loaded, to the microsecond. */
  readonly asOf: Instant;
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

/** From one 1 October to the next. */
interface Year extends Pick<RatesQuestion, "functionGroup"> {
  readonly board: BoardNumber;
  readonly before: October;
  readonly after: October;
  readonly ages: readonly AowRow[];
}

/** FTE in ten-thousandths that were there, left and came. */
async function yearOf(db: StaffDb, { before, after, ages, ...whose }: Year) {
  const [firstToStay] = birthMonths(after.on, ages);
  const { rows } = await sql<Record<"stock" | "left" | "came", string>>`
    with before as (${presentOn(before, whose)}), after as (${presentOn(after, whose)})
    select coalesce(sum(before.fte), 0)::text as stock, coalesce(sum(after.fte) filter (where before.number is null), 0)::text as came,
      coalesce(sum(before.fte) filter (
        where after.number is null and coalesce(before.born_on >= ${firstToStay?.bornIn}::date, true)), 0)::text as left
    from before full join after using (number)`.execute(db);
  const { stock = "0", left = "0", came = "0" } = rows[0] ?? {};
  return { stock: BigInt(stock), left: BigInt(left), came: BigInt(came) };
}

/** Who was there, as cells count them: an employment by its largest line that runs. */
const presentOn = ({ on, asOf }: October, { board, functionGroup }: Pick<Year, "board" | "functionGroup">) => sql`
  select m.number, m.born_on, sum((coalesce(line.fte, 0) * 10000)::int) as fte
  from (
    select distinct on (a.member_id, a.employment_number) a.member_id, a.employment_number, a.function_group, a.fte
    from ${known("assignment", asOf)} a where a.board_no = ${board} and ${runsOn("a", on)}
    order by a.member_id, a.employment_number, a.share desc nulls last, a.line) line
  join ${known("employment", asOf)} e on e.board_no = ${board} and e.member_id = line.member_id
    and e.number = line.employment_number and ${countsOn("e", on)}
  join ${known("member", asOf)} m on m.board_no = ${board} and m.id = line.member_id
  where ${functionGroup}::text is null or line.function_group = ${functionGroup}
  group by m.number, m.born_on`;
