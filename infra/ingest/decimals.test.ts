import { describe, expect, it } from "@jest/globals";
import { Random } from "../testing/random.js";
import { divideDecimals, readDecimal, roundDecimal, sharesOf, sumDecimals } from "./decimals.js";

it("reads a point and a comma alike, exactly", () => {
  expect(readDecimal("0,8000")).toBe("0.8");
  expect(readDecimal("00032.50")).toBe("32.5");
  expect(readDecimal("-.5")).toBe("-0.5");
  expect(readDecimal("-0,00")).toBe("0");
  expect(readDecimal("12345678901234567890.1")).toBe("12345678901234567890.1");
});

it.each(["", "-", ".", ",", "1.000,5", "1,2,3", "1e3", "0x10", "8 0", "NaN"])("refuses %j", (text) => {
  expect(readDecimal(text)).toBeUndefined();
});

it("reads the sign and the thousands of the declared form, and no others", () => {
  expect(readDecimal("1.234,56", "comma")).toBe("1234.56");
  expect(readDecimal("1.234.567", "comma")).toBe("1234567");
  expect(readDecimal("0,8", "comma")).toBe("0.8");
  expect(readDecimal("1,234.56", "point")).toBe("1234.56");
  expect(readDecimal(".8", "point")).toBe("0.8");
  for (const text of ["0.8", "0.800", "1,234.56", "1.23,4", "1.2345", ".234,5", "12.34.567"]) {
    expect(readDecimal(text, "comma")).toBeUndefined();
  }
  for (const text of ["0,8", "0,800", "1.234,56", "1,23.4", "1234,567.8"]) {
    expect(readDecimal(text, "point")).toBeUndefined();
  }
  for (const text of ["1.234,56", "1,234.56", "1.234.567"]) expect(readDecimal(text, "either")).toBeUndefined();
});

it.each(["+5", "12,5-", "80%", "80 %", "\u22125", "1\u00a0234", "5,", "٣", "€5"])(
  "refuses %j in every form",
  (text) => {
    for (const form of ["comma", "point", "either"] as const) expect(readDecimal(text, form)).toBeUndefined();
  },
);

it("rounds half away from zero", () => {
  expect(roundDecimal("0.83335", 4)).toBe("0.8334");
  expect(roundDecimal("0.83334999", 4)).toBe("0.8333");
  expect(roundDecimal("-0.5", 0)).toBe("-1");
  expect(roundDecimal("0.99995", 4)).toBe("1");
  expect(roundDecimal("7", 4)).toBe("7");
});

it("divides exactly", () => {
  expect(divideDecimals("32", "40", 4)).toBe("0.8");
  expect(divideDecimals("32", "36.86", 4)).toBe("0.8681");
  expect(divideDecimals("33.333", "100", 4)).toBe("0.3333");
  expect(divideDecimals("-1", "3", 2)).toBe("-0.33");
});

describe("shares", () => {
  it("are the whole together, of any amounts, and none is a step of the last decimal away from its part", () => {
    const random = new Random(3);
    for (let n = 0; n < 500; n += 1) {
      const amounts = Array.from({ length: 1 + random.below(9) }, () => `0.${1 + random.below(99_999)}`);
      const whole = amounts.reduce((sum, amount) => sum + Number(amount), 0);
      const shares = sharesOf(amounts, 4) ?? [];
      expect(sumDecimals(shares)).toBe("1");
      for (const [index, share] of shares.entries())
        expect(Math.abs(Number(share) - Number(amounts[index]) / whole)).toBeLessThan(1e-4 + 1e-12);
    }
  });

  it("give what is left to those that lost most, of equals to the first; there are none of nothing", () => {
    expect(sharesOf(["1", "1", "1"], 4)).toEqual(["0.3334", "0.3333", "0.3333"]);
    expect(sharesOf(["1", "1", "4"], 1)).toEqual(["0.2", "0.2", "0.6"]);
    expect(sharesOf(["0.5", "0"], 4)).toEqual(["1", "0"]);
    expect(sharesOf(["0", "0"], 4)).toBeUndefined();
  });
});
