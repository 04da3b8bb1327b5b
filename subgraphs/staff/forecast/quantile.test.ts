import { expect, it } from "@jest/globals";
import { quantile } from "./quantile.js";

it.each([
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2.5],
  [[10, 0], 0.8, 8],
  [[7], 0.9, 7],
  [[1, 2, 3], 1, 3],
])("of %p, %d do not exceed %d", (values, part, expected) => {
  expect(quantile(values, part)).toBeCloseTo(expected, 10);
});

it("is not to be had of nothing", () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});
