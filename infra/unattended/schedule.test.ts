import { describe, expect, it } from "@jest/globals";
import { lastDue, readSchedule, type Schedule } from "./schedule.js";
import { type Rhythm, scheduleOf, silentAfter } from "./settings.js";

const due = (cron: string, now: string) => lastDue(readSchedule(cron) as Schedule, new Date(now))?.toISOString();

describe("what was due last", () => {
  it.each<[string, string, string | undefined, string]>([
    ["30 5 * * *", "2026-11-02T04:29:59Z", "2026-11-01T04:30:00.000Z", "yesterday, until the minute comes"],
    ["30 5 * * *", "2026-11-02T04:30:00Z", "2026-11-02T04:30:00.000Z", "in the minute itself"],
    ["30 5 * * *", "2026-07-02T12:00:00Z", "2026-07-02T03:30:00.000Z", "an hour earlier in UTC in summer"],
    ["30 0 * * *", "2026-11-01T23:30:00Z", "2026-11-01T23:30:00.000Z", "by the day in Amsterdam"],
    ["30 2 * * *", "2026-03-29T12:00:00Z", "2026-03-29T01:30:00.000Z", "on the day whose third hour is passed over"],
    ["30 2 * * *", "2026-10-25T00:45:00Z", "2026-10-25T00:30:00.000Z", "the first time of an hour that comes twice"],
    ["30 2 * * *", "2026-10-25T12:00:00Z", "2026-10-25T00:30:00.000Z", "once, of an hour that comes twice"],
    ["0 6 1 * *", "2026-11-30T12:00:00Z", "2026-11-01T05:00:00.000Z", "weeks ago"],
    ["0 6 29 2 *", "2025-02-28T12:00:00Z", "2024-02-29T05:00:00.000Z", "in a leap year"],
    ["0 6 29 2 *", "2026-11-30T12:00:00Z", undefined, "never within a year"],
  ])("%s, %s: %s, %s", (cron, now, expected, _why) => {
    expect(due(cron, now)).toBe(expected);
  });

  it.each(["", "* * * *", "61 * * * *", "every day", "@daily", "* * * * * *"])("%j is no schedule", (text) => {
    expect(readSchedule(text)).toBeUndefined();
  });
});

describe("a rhythm", () => {
  const monday = new Date("2026-11-09T12:00:00Z");
  it.each<[Rhythm, string, number]>([
    [{ every: "day" }, "2026-11-09T04:30:00.000Z", 36],
    [{ every: "week", at: "23:00" }, "2026-11-02T22:00:00.000Z", 192],
    [{ every: "month", at: "06:15" }, "2026-11-01T05:15:00.000Z", 816],
    [{ every: "0 12 * * 5", silentAfterHours: 200 }, "2026-11-06T11:00:00.000Z", 200],
  ])("%j was due at %s and may be silent for %i hours", (rhythm, at, hours) => {
    expect(lastDue(scheduleOf(rhythm), monday)?.toISOString()).toBe(at);
    expect(silentAfter(rhythm)).toBe(hours);
  });
});
