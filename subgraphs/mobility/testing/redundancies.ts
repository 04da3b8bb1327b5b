import type { CalendarDate } from "@regiohub/infra/values";
import type { RedundancyRecord } from "@regiohub/schema/records/redundancy";

/** A redundancy: whose, and when, `2025-08-01..2026-03-31 LEFT`, without a second day and how while it is open. */
export function redundancyRecord(memberNumber: string, when: string): RedundancyRecord {
  const [days = "", resolvedBy = null] = when.split(" ") as [string, RedundancyRecord["resolvedBy"]?];
  const [sinceOn = "", resolvedOn = null] = days.split("..") as [CalendarDate, CalendarDate?];
  return { memberNumber, sinceOn, status: resolvedOn === null ? "RDDF" : "RESOLVED", resolvedOn, resolvedBy };
}
