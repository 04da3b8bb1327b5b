import { describe, expect, it } from "@jest/globals";
import { Random } from "../../testing/random.js";
import { fewestTold } from "./attacker.js";

const many = (count: number, ...amounts: number[]): number[][] => Array.from({ length: count }, () => amounts);
const found = (...people: number[][][]) => fewestTold(people.flat(), new Random(1));

describe("the attacker", () => {
  it("finds who left between two months, and whose size changed", () => {
    expect(found(many(40, 8, 8), many(1, 6, 0))).toBe(1);
    expect(found(many(40, 8, 8), many(2, 8, 6))).toBe(2);
  });

  it("finds who is left over when three figures are added and subtracted", () => {
    expect(found(many(40, 1, 0, 1), many(30, 0, 1, 1), many(3, 1, 1, 1))).toBe(3);
  });

  it("finds no fewer than there are", () => {
    expect(found(many(12, 1, 1))).toBe(12);
    expect(found(many(40, 1, 1), many(12, 1, 0))).toBe(12);
    expect(found(many(5, 0, 0))).toBe(Number.POSITIVE_INFINITY);
  });
});
