import type { BoardNumber, CalendarDate, Instant } from "@regiohub/infra/values";
import { aowAges } from "@regiohub/schema/aow";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import { known } from "../history/known.js";
import type { StaffDb } from "../tables.js";
import { countedLines } from "../workforce/lines.js";
import { birthMonths } from "./exit.js";

/**
 * A 1 October as the first delivery behind it had it: exports leave out who has left. Whom it leaves out has gone, whenever
 * that was since the one before: taken as there until the day before it, who went in the last year would not be seen.
 */
export interface October {
  readonly on: CalendarDate;
  /** When that delivery had been loaded, to the microsecond; null: none is known. */
  readonly asOf: Instant | null;
}

/** A year, in ten-thousandths of an FTE. */
export interface ObservedYear {
  /** There at its beginning. */
  readonly stock: bigint;
  /** Of those, left for other reasons than age. */
  readonly went: bigint;
  readonly came: bigint;
}

interface Whose {
  readonly board: BoardNumber;
  /** Null: everybody. */
  readonly functionGroup: FunctionGroup | null;
}

/** From one 1 October to the next. */
export interface YearBetween {
  readonly before: October;
  readonly after: October;
}

interface Year extends YearBetween {
  /** Whoever was born before it left by age. */
  readonly retiredBefore: CalendarDate;
}

/**
 * What years came to, in their order. What was known at a moment stays as it was, so a year is reckoned once: what it came
 * to is read as the caller, too.
 */
export async function observedYears(
  db: StaffDb,
  figures: StaffDb,
  { between, ...whose }: Whose & { readonly between: readonly YearBetween[] },
): Promise<ObservedYear[]> {
  const ages = await aowAges();
  const years = between.map((year) => {
    const [firstToStay] = birthMonths(year.after.on, ages);
    if (!firstToStay) throw new Error("aow: expected months of birth of those who retire after a 1 October.");
    return { ...year, retiredBefore: firstToStay.bornIn };
  });
  const kept = await keptYears(db, whose, years);
  const all: ObservedYear[] = [];
  for (const year of years) {
    const known = kept.get(year.after.on) ?? (await reckon(db, whose, year));
    if (!kept.has(year.after.on)) await keep(figures, whose, year, known);
    all.push(known);
  }
  return all;
}

type Sums = Readonly<Record<keyof ObservedYear, string>>;

const sumsOf = ({ stock, went, came }: Sums): ObservedYear => ({
  ...{ stock: BigInt(stock), went: BigInt(went), came: BigInt(came) },
});

/** Those of the years that were reckoned before, by their last day; one statement. */
async function keptYears(
  db: StaffDb,
  { board, functionGroup }: Whose,
  years: readonly Year[],
): Promise<ReadonlyMap<CalendarDate, ObservedYear>> {
  const { rows } = await sql<Sums & { on: CalendarDate }>`
    select y.on_day as on, y.stock::text, y.went::text, y.came::text
    from staff.observed_year y join unnest(${years.map(({ after }) => after.on)}::date[],
      ${years.map(({ before }) => before.asOf)}::timestamptz[], ${years.map(({ after }) => after.asOf)}::timestamptz[],
      ${years.map(({ retiredBefore }) => retiredBefore)}::date[]) as w (on_day, before_at, after_at, retired_before)
      using (on_day, before_at, after_at, retired_before)
    where y.board_no = ${board} and y.function_group = ${functionGroup ?? ""}`.execute(db);
  return new Map(rows.map((row) => [row.on, sumsOf(row)]));
}

/** Keeps what a year came to. Where no delivery tells of one of its days as of a moment, it may still change. */
async function keep(
  figures: StaffDb,
  { board, functionGroup }: Whose,
  year: Year,
  { stock, went, came }: ObservedYear,
) {
  const { before, after, retiredBefore } = year;
  if (before.asOf === null || after.asOf === null) return;
  await sql`
    insert into staff.observed_year (board_no, on_day, function_group, before_at, after_at, retired_before, stock, went, came)
    values (${board}, ${after.on}, ${functionGroup ?? ""}, ${before.asOf}, ${after.asOf}, ${retiredBefore},
      ${String(stock)}, ${String(went)}, ${String(came)})
    on conflict (board_no, on_day, function_group) do update
      set before_at = excluded.before_at, after_at = excluded.after_at, retired_before = excluded.retired_before,
        stock = excluded.stock, went = excluded.went, came = excluded.came, reckoned_at = now()`.execute(figures);
}

/** What a year comes to; one statement. */
async function reckon(db: StaffDb, whose: Whose, { before, after, retiredBefore }: Year): Promise<ObservedYear> {
  const { rows } = await sql<Sums>`
    with before as (${presentOn(before, whose)}), after as (${presentOn(after, whose)})
    select coalesce(sum(before.fte), 0)::text as stock, coalesce(sum(after.fte) filter (where before.number is null), 0)::text as came,
      coalesce(sum(before.fte) filter (
        where after.number is null and coalesce(before.born_on >= ${retiredBefore}::date, true)), 0)::text as went
    from before full join after using (number)`.execute(db);
  return sumsOf(rows[0] ?? { stock: "0", went: "0", came: "0" });
}

/** Who was there, as cells count them: an employment by the largest line that tells of it. */
const presentOn = ({ on, asOf }: October, { board, functionGroup }: Whose) => sql`
  with ${countedLines(sql`array[${board}]::text[]`, { on, asOf, columns: ["share", "fte", "function_group"], leftOut: "ARE_GONE" })}
  select m.number, m.born_on, sum((coalesce(line.fte, 0) * 10000)::int) as fte
  from (
    select distinct on (member_id, number) member_id, function_group, fte
    from counted_line order by member_id, number, share desc nulls last, line) line
  join ${known("member", asOf)} m on m.board_no = ${board} and m.id = line.member_id
  where ${functionGroup}::text is null or line.function_group = ${functionGroup}
  group by m.number, m.born_on`;
