import { describe, expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import { binomial, poisson, type Uniform } from "./chance.js";

const DRAWS = 4_000;

/** Mean and variance of many draws with a seed. */
function momentsOf(draw: (uniform: Uniform) => number) {
  const random = new Random(7);
  const values = Array.from({ length: DRAWS }, () => draw(() => random.next()));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS, values };
}

/** Mean within four standard errors, variance within a tenth. */
function expectMoments({ mean, variance }: { mean: number; variance: number }, expected: [number, number]) {
  expect(Math.abs(mean - expected[0])).toBeLessThan(4 * Math.sqrt(expected[1] / DRAWS));
  expect(Math.abs(variance / expected[1] - 1)).toBeLessThan(0.1);
}

describe("how many of a number come up", () => {
  it.each([
    [20, 0.05],
    [400, 0.05],
    [300, 0.9],
    [20_000, 0.06],
  ])("of %d, each with a chance of %d, has its mean and its spread, and stays within the number", (count, chance) => {
    const moments = momentsOf((uniform) => binomial(uniform, count, chance));
    expectMoments(moments, [count * chance, count * chance * (1 - chance)]);
    expect(moments.values.every((value) => Number.isInteger(value) && value >= 0 && value <= count)).toBe(true);
  });

  it("is nobody without a chance, and all with every chance", () => {
    expect([binomial(() => 0.5, 9, 0), binomial(() => 0.5, 9, 1), binomial(() => 0.5, 0, 0.5)]).toEqual([0, 9, 0]);
  });
});

describe("how many come in a time", () => {
  it.each([0.4, 5, 60, 900])("in which %d come in the mean, has its mean and its spread", (mean) => {
    const moments = momentsOf((uniform) => poisson(uniform, mean));
    expectMoments(moments, [mean, mean]);
  });

  it("is nobody where nobody comes", () => {
    expect(poisson(() => 0.5, 0)).toBe(0);
  });
});
