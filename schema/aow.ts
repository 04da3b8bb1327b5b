import { addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { readReference } from "./reference.js";

/** At what age, `years` and `months` together, people who were born in a range of days get their state pension. */
export interface AowAge {
  /** First and last day of birth; null: no first, no last. */
  readonly bornFrom: CalendarDate | null;
  readonly bornTo: CalendarDate | null;
  readonly years: number;
  readonly months: number;
}

/** The same, and where it comes from. */
export interface AowRow extends AowAge {
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

/** The row of a table that a day of birth is in; undefined where there is none. */
export const ageOfBirth = <Age extends AowAge>(bornOn: CalendarDate, table: readonly Age[]): Age | undefined =>
  table.find(
    ({ bornFrom, bornTo }) => (bornFrom === null || bornFrom <= bornOn) && (bornTo === null || bornTo >= bornOn),
  );

/** The day on which an age is reached. Where its month is shorter than the day of birth, it is that month's last day. */
export const reachedOn = (bornOn: CalendarDate, { years, months }: AowAge): CalendarDate =>
  addMonths(bornOn, 12 * years + months);

/**
 * The day on which somebody reaches the age of the state pension.
 * @throws Error when the table has a gap
 */
export function aowDay(bornOn: CalendarDate, table: readonly AowRow[]): AowDay {
  const row = ageOfBirth(bornOn, table);
  if (!row) throw new Error(`schema/reference/aow-ages.csv: expected a row for each day of birth.`);
  return { on: reachedOn(bornOn, row), status: row.status };
}
