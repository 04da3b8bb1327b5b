import { describe, expect, it } from "@jest/globals";
import { Random } from "../../testing/random.js";
import { fewestTold, foundOut } from "./attacker.js";

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

describe("who looks for figures that are withheld", () => {
  it("has those that are sums and differences of others, and no more", () => {
    const [all, some, others, few] = [
      [1, 1, 1, 1],
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [0, 0, 0, 1],
    ];
    expect(foundOut([all, some], [others, few])).toEqual([0]);
    expect(foundOut([all, some, [0, 0, 2, 1]], [others, few])).toEqual([0, 1]);
    expect(foundOut([], [few])).toEqual([]);
  });
});
