import { describe, expect, it } from "@jest/globals";
import { dayAt, type Stretch, shared, uncovered } from "./uncovered.js";

const days = (startsOn: string, endsOn: string | null): Stretch => ({ startsOn, endsOn });

describe("days on which no part runs", () => {
  const year = days("2024-08-01", "2025-07-31");

  it("are all of them where there are no parts", () => {
    expect(uncovered(year, [])).toEqual([year]);
    expect(uncovered(days("2024-08-01", null), [])).toEqual([days("2024-08-01", null)]);
  });

  it("are none where parts join without a day between", () => {
    expect(uncovered(year, [days("2025-02-01", null), days("2024-08-01", "2025-01-31")])).toEqual([]);
  });

  it("lie before, between and behind the parts, in whatever order those come", () => {
    const parts = [
      days("2025-03-01", "2025-04-30"),
      days("2024-09-01", "2024-12-31"),
      days("2024-10-01", "2024-10-31"),
    ];
    expect(uncovered(year, parts)).toEqual([
      days("2024-08-01", "2024-08-31"),
      days("2025-01-01", "2025-02-28"),
      days("2025-05-01", "2025-07-31"),
    ]);
  });

  it("are one day where one day is left", () => {
    expect(uncovered(year, [days("2024-08-01", "2025-07-30")])).toEqual([days("2025-07-31", "2025-07-31")]);
  });

  it("do not grow by parts that stick out or lie elsewhere", () => {
    expect(uncovered(year, [days("2020-01-01", "2020-12-31"), days("2026-01-01", null)])).toEqual([year]);
    expect(uncovered(year, [days("2020-01-01", null)])).toEqual([]);
  });
});

describe("days that two stretches share", () => {
  it("count the first and the last day", () => {
    expect(shared(days("2024-01-01", "2024-01-31"), days("2024-01-31", null))).toEqual(
      days("2024-01-31", "2024-01-31"),
    );
  });

  it("are none when one ends on the day before the other", () => {
    expect(shared(days("2024-01-01", "2024-01-30"), days("2024-01-31", null))).toBeUndefined();
  });

  it("have no end when neither has", () => {
    expect(shared(days("2024-01-01", null), days("2023-01-01", null))).toEqual(days("2024-01-01", null));
  });
});

describe("the day so many days later", () => {
  it("knows leap years and the night on which the clock changes", () => {
    expect(dayAt("2024-02-28", 1)).toBe("2024-02-29");
    expect(dayAt("2025-03-01", -1)).toBe("2025-02-28");
    expect(dayAt("2025-03-30", 1)).toBe("2025-03-31");
  });
});
