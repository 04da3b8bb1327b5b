import { describe, expect, it } from "@jest/globals";
import { Random } from "../testing/random.js";
import { growthPerYear, percentOf } from "./change.js";

describe("percentOf", () => {
  it("rounds to so many decimals, half away from zero", () => {
    expect(percentOf(4465n - 4782n, 4782n, 2)).toBe("-6.63");
    expect(percentOf(78n - 221n, 221n, 1)).toBe("-64.7");
    expect(percentOf(1148n, 4465n, 2)).toBe("25.71");
    expect([percentOf(1n, 8n, 0), percentOf(1n, 8n, 1), percentOf(1n, 8n, 2)]).toEqual(["13", "12.5", "12.50"]);
    expect([percentOf(-1n, 8n, 0), percentOf(-3n, 8n, 0)]).toEqual(["-13", "-38"]);
  });

  it("writes all decimals, a zero in front of the point, and no minus before nought", () => {
    expect([percentOf(0n, 7n, 2), percentOf(1n, 2n, 2), percentOf(1n, 150n, 2)]).toEqual(["0.00", "50.00", "0.67"]);
    expect(percentOf(-1n, 1_000_000n, 2)).toBe("0.00");
  });

  it("is exact where floats are not", () => {
    const whole = 10n ** 30n;
    expect(percentOf(whole / 200n, whole, 0)).toBe("1");
    expect(percentOf(whole / 200n - 1n, whole, 0)).toBe("0");
  });

  it("needs a whole", () => {
    for (const whole of [0n, -5n]) expect(() => percentOf(1n, whole, 2)).toThrow(RangeError);
  });
});

describe("growthPerYear", () => {
  it("multiplies from year to year", () => {
    expect(growthPerYear(4782n, 4465n, 2, 2)).toBe("-3.37");
    expect(growthPerYear(4782n, 4465n, 3, 2)).toBe("-2.26");
    expect(growthPerYear(100n, 121n, 2, 2)).toBe("10.00");
    expect(growthPerYear(100n, 81n, 2, 1)).toBe("-10.0");
    expect([growthPerYear(5n, 5n, 7, 2), growthPerYear(5n, 0n, 3, 1)]).toEqual(["0.00", "-100.0"]);
  });

  it("rounds what comes out even on a half away from zero", () => {
    expect(growthPerYear(8n, 9n, 1, 0)).toBe("13");
    expect(growthPerYear(8n, 7n, 1, 0)).toBe("-13");
    expect(growthPerYear(200n ** 2n, 203n ** 2n, 2, 0)).toBe("2");
    expect(growthPerYear(200n ** 2n, 197n ** 2n, 2, 0)).toBe("-2");
    expect(growthPerYear(200n ** 2n, 197n ** 2n + 1n, 2, 0)).toBe("-1");
  });

  it("lies between the amounts that the rounded rates below and above it lead to", () => {
    const random = new Random(20_260_411);
    for (let i = 0; i < 300; i += 1) {
      const [from, to, years] = [BigInt(1 + random.below(9_999)), BigInt(random.below(9_999)), 1 + random.below(12)];
      const units = BigInt(growthPerYear(from, to, years, 2).replace(".", ""));
      const led = (halves: bigint) => from * (20_000n + halves) ** BigInt(years);
      const reached = to * 20_000n ** BigInt(years);
      const one = { from, to, years, units };
      expect({ ...one, below: units === -10_000n || led(2n * units - 1n) <= reached }).toEqual({ ...one, below: true });
      expect({ ...one, above: led(2n * units + 1n) >= reached }).toEqual({ ...one, above: true });
    }
  });

  it("needs an amount to grow from, one to grow to, and whole years", () => {
    const wrong = [
      () => growthPerYear(0n, 5n, 1, 2),
      () => growthPerYear(5n, -1n, 1, 2),
      () => growthPerYear(5n, 5n, 0, 2),
    ];
    for (const grow of [...wrong, () => growthPerYear(5n, 5n, 1.5, 2)]) expect(grow).toThrow(RangeError);
  });
});
