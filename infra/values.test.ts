import { describe, expect, it } from "@jest/globals";
import { dayOf, isCalendarDate } from "./values.js";

describe("isCalendarDate", () => {
  it.each(["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01"])("takes %s", (day) => {
    expect(isCalendarDate(day)).toBe(true);
  });

  it.each([
    "2025-02-29",
    "1900-02-29",
    "2025-04-31",
    "2025-13-01",
    "2025-00-10",
    "2025-1-1",
    "20250101",
    " 2025-01-01",
    "0000-01-01",
    "",
  ])("refuses %j", (day) => {
    expect(isCalendarDate(day)).toBe(false);
  });
});

describe("dayOf", () => {
  it("is the day in Amsterdam, not in UTC", () => {
    expect(dayOf(new Date("2026-07-31T22:30:00Z"))).toBe("2026-08-01");
    expect(dayOf(new Date("2026-12-31T22:30:00Z"))).toBe("2026-12-31");
  });
});
