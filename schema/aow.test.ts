import { beforeAll, describe, expect, it } from "@jest/globals";
import { daysInMonth } from "@regiohub/infra/values";
import { type AowRow, aowAges, aowDay } from "./aow.js";

/** The age that the law sets for each year, in months. Source: AOW art. 7a, as it read for that year. */
const LAW: Readonly<Record<number, number>> = {
  ...{ 2012: 65 * 12, 2013: 65 * 12 + 1, 2014: 65 * 12 + 2, 2015: 65 * 12 + 3, 2016: 65 * 12 + 6, 2017: 65 * 12 + 9 },
  ...{ 2018: 66 * 12, 2019: 66 * 12 + 4, 2020: 66 * 12 + 4, 2021: 66 * 12 + 4, 2022: 66 * 12 + 7, 2023: 66 * 12 + 10 },
  ...{ 2024: 67 * 12, 2025: 67 * 12, 2026: 67 * 12, 2027: 67 * 12 },
  ...{ 2028: 67 * 12 + 3, 2029: 67 * 12 + 3, 2030: 67 * 12 + 3, 2031: 67 * 12 + 3 },
};

const two = (number: number) => String(number).padStart(2, "0");

/** Whole years, then month by month, as one would count on a calendar. */
function monthsLater(bornOn: string, months: number): string {
  let [year = 0, month = 0] = bornOn.split("-").map(Number);
  year += Math.floor(months / 12);
  for (let left = months % 12; left > 0; left -= 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${year}-${two(month)}-${two(Math.min(Number(bornOn.slice(8)), daysInMonth(year, month)))}`;
}

/** By the law itself: the first year in which somebody reaches the age of that year. */
function byLaw(bornOn: string): string | undefined {
  for (const [year, months] of Object.entries(LAW)) {
    const on = monthsLater(bornOn, months);
    if (on <= `${year}-12-31`) return on;
  }
  return undefined;
}

function* daysOf(from: number, until: number): Generator<string> {
  for (let year = from; year <= until; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= daysInMonth(year, month); day += 1) yield `${year}-${two(month)}-${two(day)}`;
}

let table: readonly AowRow[];
beforeAll(async () => {
  table = await aowAges();
});

describe("the age of the state pension by day of birth", () => {
  it("is what the law says year by year, for each day from 1945 to the last that it is set for", () => {
    const days = [...daysOf(1945, 1964)].filter((day) => day <= "1964-09-30");
    expect(days).toHaveLength(7213);
    const wrong = days.filter((day) => {
      const { on, status } = aowDay(day, table);
      return status !== "SET" || on !== byLaw(day);
    });
    expect(wrong).toEqual([]);
  });

  it("is assumed to stay for those born later, and says so", () => {
    expect(byLaw("1964-10-01")).toBeUndefined();
    expect(aowDay("1964-10-01", table)).toEqual({ on: "2032-01-01", status: "ASSUMED" });
    expect(aowDay("1999-12-31", table)).toEqual({ on: "2067-03-31", status: "ASSUMED" });
  });

  it.each([
    ["1948-12-15", "2014-02-15"],
    ["1955-08-31", "2021-12-31"],
    ["1957-02-28", "2023-12-28"],
    ["1958-05-10", "2025-05-10"],
    ["1960-12-31", "2027-12-31"],
    ["1961-11-30", "2029-02-28"],
  ])("of who was born on %s is reached on %s", (bornOn, on) => {
    expect(aowDay(bornOn, table)).toEqual({ on, status: "SET" });
  });

  it("has one row for each day of birth: they follow one another without a gap", () => {
    const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect([table[0]?.bornFrom, table.at(-1)?.bornTo]).toEqual([null, null]);
    expect(table.slice(1).map(({ bornFrom }) => bornFrom)).toEqual(
      table.slice(0, -1).map(({ bornTo }) => nextDay(bornTo ?? "")),
    );
  });
});
