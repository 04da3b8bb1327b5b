import { describe, expect, it } from "@jest/globals";
import { words } from "../words.js";
import { dayBefore, type RetentionRule, rulesOn } from "./rules.js";

describe("the day a period before another", () => {
  it.each([
    ["2026-03-01", "P14D", "2026-02-15"],
    ["2024-03-01", "P1D", "2024-02-29"],
    ["2026-07-31", "P2Y", "2024-07-31"],
    ["2026-02-28", "P2Y", "2024-02-28"],
    ["2024-02-29", "P1Y", "2023-02-28"],
    ["2026-03-31", "P1M", "2026-02-28"],
    ["2026-01-15", "P1M", "2025-12-15"],
    ["2026-12-31", "P12M", "2025-12-31"],
  ])("%s, %s, is %s", (day, period, before) => {
    expect(dayBefore(day, period)).toBe(before);
  });

  it("is none for what is no period", () => {
    for (const period of ["", "14D", "P", "P1W", "PT1H", "P-1D", "P1Y6M"]) {
      expect(() => dayBefore("2026-01-01", period)).toThrow(RangeError);
    }
  });
});

it("takes the rules of the day: the first and the last day of a rule count", () => {
  const rule = (name: string, validFrom: string, validTo: string | null): RetentionRule => {
    const none = words("", "");
    return { name, period: "P1D", what: none, since: none, basis: none, source: "", validFrom, validTo };
  };
  const rules = [rule("old", "2025-01-01", "2025-12-31"), rule("new", "2026-01-01", null)];
  expect(rulesOn(rules, "2025-12-31").map(({ name }) => name)).toEqual(["old"]);
  expect(rulesOn(rules, "2026-01-01").map(({ name }) => name)).toEqual(["new"]);
  expect(rulesOn(rules, "2024-12-31")).toEqual([]);
});
