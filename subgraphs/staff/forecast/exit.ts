import { addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { type AowDay, type AowRow, aowDay } from "@regiohub/schema/aow";

/**
 * The first day on which somebody is no longer employed because of their age: that of the month after the one in which
 * they reach the age of the state pension. Source: CAO PO, end of an employment by law.
 */
export function exitOn(bornOn: CalendarDate, table: readonly AowRow[]): AowDay {
  const { on, status } = aowDay(bornOn, table);
  return { on: addMonths(`${on.slice(0, 8)}01`, 1), status };
}
