import { type CalendarDate, daysInMonth } from "@regiohub/infra/values";
import { readReference } from "./reference.js";

/** At what age people who were born in a range of days get their state pension. */
export interface AowRow {
  /** First and last day of birth; null: no first, no last. */
  readonly bornFrom: CalendarDate | null;
  readonly bornTo: CalendarDate | null;
  readonly years: number;
  readonly months: number;
  /** Whether the law has set it, or it is taken to stay as it was last set. */
  readonly status: "SET" | "ASSUMED";
}

/** The day on which somebody reaches the age of the state pension. */
export interface AowDay {
  readonly on: CalendarDate;
  readonly status: AowRow["status"];
}

const COLUMNS = ["born_from", "born_to", "years", "months", "status", "source"] as const;

/** Ages of the state pension (AOW-leeftijd) by day of birth, each day in one row: `schema/reference/aow-ages.csv`. */
export async function aowAges(): Promise<readonly AowRow[]> {
  const rows = await readReference("aow-ages.csv", COLUMNS);
  return rows.map((row) => ({
    bornFrom: row.born_from || null,
    bornTo: row.born_to || null,
    years: Number(row.years),
    months: Number(row.months),
    status: row.status === "SET" ? "SET" : "ASSUMED",
  }));
}

/**
 * The day on which somebody reaches the age of the state pension. Where its month is shorter than the day of birth, it is
 * that month's last day.
 * @throws Error when the table has a gap
 */
export function aowDay(bornOn: CalendarDate, table: readonly AowRow[]): AowDay {
  const row = table.find(
    ({ bornFrom, bornTo }) => (bornFrom === null || bornFrom <= bornOn) && (bornTo === null || bornTo >= bornOn),
  );
  if (!row) throw new Error(`schema/reference/aow-ages.csv: expected a row for each day of birth.`);
  return { on: later(bornOn, row), status: row.status };
}

function later(day: CalendarDate, { years, months }: Pick<AowRow, "years" | "months">): CalendarDate {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split("-").map(Number);
  const count = (year + years) * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const two = (number: number) => String(number).padStart(2, "0");
  return `${inYear}-${two(inMonth)}-${two(Math.min(dayOfMonth, daysInMonth(inYear, inMonth)))}`;
}
