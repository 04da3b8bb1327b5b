import { describe, expect, it } from "@jest/globals";
import { changeText, dayText, numberText } from "./numbers.js";

describe("numbers", () => {
  it("have the signs of the language, and all of their decimals", () => {
    expect(["0", "999", "1007", "1234567.80", "-31.00"].map((one) => numberText(one, "nl"))).toEqual([
      "0",
      "999",
      "1.007",
      "1.234.567,80",
      "−31,00",
    ]);
    expect([numberText(1007, "en"), numberText("-1234.5", "en")]).toEqual(["1,007", "−1,234.5"]);
  });

  it("are refused where they are none, or not exact", () => {
    for (const text of ["", "1e3", "1,5", "NaN", "<5"]) expect(() => numberText(text, "nl")).toThrow("not an exact");
  });

  it("of changes say which way they go", () => {
    expect(["24", "-24", "0", "0.00", "0.05"].map((one) => changeText(one, "nl"))).toEqual([
      "+24",
      "−24",
      "0",
      "0,00",
      "+0,05",
    ]);
  });

  it("of days are written as the language has them", () => {
    expect([dayText("2025-10-01", "nl"), dayText("2025-10-01", "en")]).toEqual(["1 oktober 2025", "1 October 2025"]);
  });
});
