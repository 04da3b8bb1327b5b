import { describe, expect, it } from "@jest/globals";
import { addDays, addMonths, ageOn, dayNumber, dayOfNumber } from "./days.js";

describe("days", () => {
  it("are counted from 1970, also before it and over the change of the clock", () => {
    expect(["1970-01-01", "1969-12-31", "2000-03-01"].map(dayNumber)).toEqual([0, -1, 11_017]);
    expect([0, -1, 11_017].map(dayOfNumber)).toEqual(["1970-01-01", "1969-12-31", "2000-03-01"]);
    expect(addDays("2025-03-29", 2)).toBe("2025-03-31");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  });

  it.each([
    ["1948-12-15", 782, "2014-02-15"],
    ["1955-08-31", 796, "2021-12-31"],
    ["1957-02-28", 802, "2023-12-28"],
    ["1960-12-31", 804, "2027-12-31"],
    ["1961-11-30", 807, "2029-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-03-31", -1, "2024-02-29"],
  ])("%s and %i months is %s", (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it("make nobody a year older before the day", () => {
    expect([ageOn("1960-05-10", "2025-05-09"), ageOn("1960-05-10", "2025-05-10")]).toEqual([64, 65]);
    expect([ageOn("1960-02-29", "2025-02-28"), ageOn("1960-02-29", "2025-03-01")]).toEqual([64, 65]);
  });
});
