import type { CalendarDate } from "@regiohub/infra/values";
import { type AowDay, type AowRow, aowDay } from "@regiohub/schema/aow";

/**
 * The first day on which somebody is no longer employed because of their age: that of the month after the one in which
 * they reach the age of the state pension. Source: CAO PO, end of an employment by law.
 */
export function exitOn(bornOn: CalendarDate, table: readonly AowRow[]): AowDay {
  const { on, status } = aowDay(bornOn, table);
  const [year = 0, month = 0] = on.split("-").map(Number);
  const [inYear, inMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return { on: `${inYear}-${String(inMonth).padStart(2, "0")}-01`, status };
}
