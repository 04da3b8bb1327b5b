import { describe, expect, it } from "@jest/globals";
import { decimalOf, divided, sharedOut, tenThousandths } from "./exact.js";

it.each([
  [7n, 2n, 4n],
  [-7n, 2n, -4n],
  [7n, 3n, 2n],
  [8n, 3n, 3n],
  [-8n, 3n, -3n],
  [0n, 5n, 0n],
])("%d divided by %d is %d", (amount, by, result) => {
  expect(divided(amount, by)).toBe(result);
});

describe("what is shared out", () => {
  it("goes by weight, and what is left over to those who lost most", () => {
    expect(sharedOut(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(sharedOut(10n, [5n, 3n, 2n])).toEqual([5n, 3n, 2n]);
    expect(sharedOut(7n, [50n, 33n, 17n])).toEqual([4n, 2n, 1n]);
  });

  it("goes in equal parts where nobody has a weight, and to nobody where there is nobody", () => {
    expect(sharedOut(5n, [0n, 0n])).toEqual([3n, 2n]);
    expect(sharedOut(5n, [])).toEqual([]);
  });
});

it.each([
  ["0.8", 8_000n, "0.8000"],
  ["-12.25", -122_500n, "-12.2500"],
  ["-0.0001", -1n, "-0.0001"],
  ["100", 1_000_000n, "100.0000"],
  ["0.00005", 1n, "0.0001"],
  ["0.000049", 0n, "0.0000"],
])("%s is %d ten-thousandths, written %s", (text, amount, written) => {
  expect(tenThousandths(text)).toBe(amount);
  expect(decimalOf(amount)).toBe(written);
});
